import { ExportLinks } from '@/components/report/export-links';
import { counted, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { LevelNumber, Report } from '@/lib/assessment/report';

interface ReportHeadingProps {
  assessment: {
    label: string;
    createdAt: string;
    report: Report;
    previous: { id: string; createdAt: string; level: Report['level'] } | null;
  };
  texts: ReportTexts;
  /** Page of what it was in the months before. */
  pastHref: string;
  /** Address below which it is as a file. */
  exportHref: string;
}

/** What was assessed, at which commit and when, and what it was before. */
export function ReportHeading({
  assessment: { label, createdAt, report, previous },
  texts,
  pastHref,
  exportHref,
}: ReportHeadingProps) {
  const [first, ...others] = report.repositories;
  return (
    <PageHeader
      title={label}
      breadcrumbs={<Breadcrumbs above={[{ label: 'Assessments', href: '/#assessments' }]} current={label} />}
      actions={<ExportLinks href={exportHref} />}
    >
      {first ? (
        <p className="break-words">
          {first.url} at <span className="font-mono text-xs">{first.commit.slice(0, 12)}</span>
          {others.length > 0 ? ` and ${counted(others.length, 'more repository', 'more repositories')}` : ''}
        </p>
      ) : null}
      <p>
        Judged as of <DateTime value={report.now} />, by model {report.model}; stored <DateTime value={createdAt} />
      </p>
      {previous ? (
        <p>
          Before: <TextLink href={`/assessments/${previous.id}`}>{placementTitle(texts, previous.level)}</TextLink>,{' '}
          <DateTime value={previous.createdAt} />. {change(previous.level.indicated, report.level.indicated)}
        </p>
      ) : null}
      <p>
        <TextLink href={pastHref}>The past, month by month</TextLink>
      </p>
    </PageHeader>
  );
}

function placementTitle(texts: ReportTexts, level: Report['level']): string {
  return level.placement === 'nothing-deployed' ? 'Nothing deployed' : levelTitle(texts, level.indicated);
}

function change(before: LevelNumber | null, now: LevelNumber | null): string {
  const difference = (now ?? -1) - (before ?? -1);
  if (difference === 0) return 'The level is the same.';
  return difference > 0 ? 'The level rose.' : 'The level fell.';
}
