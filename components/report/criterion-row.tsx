import { CriterionBadges } from '@/components/report/criterion-badges';
import { CriterionParts } from '@/components/report/criterion-parts';
import { EvidenceList } from '@/components/report/evidence-list';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import type { ReportLinks } from '@/components/report/report-links';
import { criterionTitle, type ReportTexts } from '@/components/report/report-texts';
import { SettledBy } from '@/components/report/settled-by';
import { Disclosure } from '@/components/ui/disclosure';
import { InlineText } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { ReportCriterion } from '@/lib/assessment/report';
import { percent } from '@/lib/assessment/wording';

interface CriterionRowProps {
  criterion: ReportCriterion;
  texts: ReportTexts;
  links: ReportLinks;
}

/** One practice: its outcome at a glance, and opened, why and on what evidence; its page has the rest. */
export function CriterionRow({ criterion, texts, links }: CriterionRowProps) {
  const page = links.criterionPage(criterion.id);
  return (
    <Disclosure title={<RowTitle criterion={criterion} texts={texts} />}>
      <div className="mb-4 ml-2 flex min-w-0 flex-col gap-3 border-l-2 border-line py-1 pl-4 text-sm">
        <p className="max-w-text">
          <InlineText text={criterion.reason} />
        </p>
        <CriterionParts parts={criterion.parts} />
        <SettledBy criterion={criterion} />
        <EvidenceList places={criterion.evidence} links={links} shown={3} allAt={page} />
        <p>
          <TextLink href={page}>How it is judged, and how to improve</TextLink>
        </p>
      </div>
    </Disclosure>
  );
}

function RowTitle({ criterion, texts }: Pick<CriterionRowProps, 'criterion' | 'texts'>) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="flex w-32 shrink-0">
        <CriterionOutcomeMark outcome={criterion.outcome} />
      </span>
      <span className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{criterionTitle(texts, criterion.id)}</span>
        {criterion.share === null ? null : (
          <span className="text-sm text-ink-soft tabular-nums"> {percent(criterion.share)}</span>
        )}
      </span>
      <CriterionBadges criterion={criterion} />
    </span>
  );
}
