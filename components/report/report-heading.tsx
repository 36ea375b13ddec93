import type { ReactNode } from 'react';
import { ExportLinks } from '@/components/report/export-links';
import { modelLinks } from '@/components/report/model-links';
import type { ReportLinks } from '@/components/report/report-links';
import { counted, placementTitle, type ReportTexts } from '@/components/report/report-texts';
import { ResultChange } from '@/components/report/result-change';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { Report } from '@/lib/assessment/report';
import type { ResultChange as Change } from '@/lib/assessment/result-changes';

interface ReportHeadingProps {
  assessment: {
    label: string;
    createdAt: string;
    report: Report;
    previous: { id: string; createdAt: string; level: Report['level']; change: Change } | null;
  };
  texts: ReportTexts;
  /** Way back up. */
  breadcrumbs: ReactNode;
  /** Page of what it was in the months before. */
  pastHref: string;
  /** Address below which it is as a file. */
  exportHref: string;
  links: Pick<ReportLinks, 'criterionPage'>;
  /** What can be done where another model holds now. */
  judgeAgain: ReactNode;
}

/** What was assessed, at which commit and when, and what it was before. */
export function ReportHeading({
  assessment: { label, createdAt, report, previous },
  texts,
  breadcrumbs,
  pastHref,
  exportHref,
  links,
  judgeAgain,
}: ReportHeadingProps) {
  const [first, ...others] = report.repositories;
  return (
    <PageHeader title={label} breadcrumbs={breadcrumbs} actions={<ExportLinks href={exportHref} />}>
      {first ? (
        <p className="break-words">
          {first.url} at <span className="font-mono text-xs">{first.commit.slice(0, 12)}</span>
          {others.length > 0 ? ` and ${counted(others.length, 'more repository', 'more repositories')}` : ''}
        </p>
      ) : null}
      <p>
        Judged as of <DateTime value={report.now} />, by model{' '}
        <TextLink href={modelLinks.settings}>{report.model}</TextLink>; stored <DateTime value={createdAt} />
      </p>
      {previous ? (
        <p>
          Before: <TextLink href={`/assessments/${previous.id}`}>{placementTitle(texts, previous.level)}</TextLink>,{' '}
          <DateTime value={previous.createdAt} />
        </p>
      ) : null}
      {previous ? (
        <div className="text-ink">
          <ResultChange change={previous.change} texts={texts} criterionPage={links.criterionPage} />
        </div>
      ) : null}
      {judgeAgain}
      <p className="pt-1.5">
        <TextLink href={pastHref}>The past, month by month</TextLink>
      </p>
    </PageHeader>
  );
}
