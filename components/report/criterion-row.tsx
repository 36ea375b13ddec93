import { CriterionParts } from '@/components/report/criterion-parts';
import { CriterionTexts } from '@/components/report/criterion-texts';
import { type EvidenceAccess, EvidenceList } from '@/components/report/evidence-list';
import { SettledBy } from '@/components/report/holding-back';
import { LinkedIndicators } from '@/components/report/linked-titles';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import { criterionTitle, percent, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { InlineText } from '@/components/ui/prose';
import type { ReportCriterion } from '@/lib/assessment/report';

interface CriterionRowProps {
  criterion: ReportCriterion;
  /** Ids of the indicators that it was judged with. */
  indicators: readonly string[];
  texts: ReportTexts;
  access: EvidenceAccess;
}

/** One practice: its outcome at a glance, and opened, why, on what evidence, and what the model says about it. */
export function CriterionRow({ criterion, indicators, texts, access }: CriterionRowProps) {
  const definition = texts.criteria.get(criterion.id);
  return (
    <Disclosure target={`criterion-${criterion.id}`} title={<RowTitle criterion={criterion} texts={texts} />}>
      <div className="mb-4 ml-2 flex min-w-0 flex-col gap-3 border-l-2 border-line py-1 pl-4">
        <p className="max-w-text text-sm">
          <InlineText text={criterion.reason} />
        </p>
        <CriterionParts parts={criterion.parts} />
        <SettledBy criterion={criterion} />
        <EvidenceList places={criterion.evidence} access={access} />
        <JudgedWith indicators={indicators} texts={texts} />
        {definition ? <CriterionTexts definition={definition} /> : null}
      </div>
    </Disclosure>
  );
}

function RowTitle({ criterion, texts }: { criterion: ReportCriterion; texts: ReportTexts }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="w-32 shrink-0 self-center">
        <CriterionOutcomeMark outcome={criterion.outcome} />
      </span>
      <span className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{criterionTitle(texts, criterion.id)}</span>
        {criterion.share === null ? null : (
          <span className="text-sm text-ink-soft tabular-nums"> {percent(criterion.share)}</span>
        )}
      </span>
      <span className="flex flex-wrap gap-1.5">
        {criterion.contradicted ? <Badge tone="bad">Claim contradicted</Badge> : null}
        {criterion.basis === 'claimed' ? <Badge tone="unknown">Claimed</Badge> : null}
        {criterion.inheritedFrom ? <Badge>Inherited from {criterion.inheritedFrom}</Badge> : null}
        {criterion.gate === null ? null : <Badge tone="accent">Gate of Level {criterion.gate}</Badge>}
        <Badge>Level {criterion.level}</Badge>
      </span>
    </span>
  );
}

function JudgedWith({ indicators, texts }: { indicators: readonly string[]; texts: ReportTexts }) {
  if (indicators.length === 0) return null;
  return (
    <p className="text-sm text-ink-soft">
      Judged with: <LinkedIndicators ids={indicators} texts={texts} />
    </p>
  );
}
