import { CriterionParts } from '@/components/report/criterion-parts';
import { type EvidenceAccess, EvidenceList } from '@/components/report/evidence-list';
import type { HoldingGates } from '@/components/report/holding-gates';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import { criterionAnchor, criterionTitle, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { InlineText } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { ReportCriterion } from '@/lib/assessment/report';

interface HoldingBackProps {
  gates: HoldingGates;
  texts: ReportTexts;
  access: EvidenceAccess;
}

/** The gates that keep the next level from being held, each with the places that show it. */
export function HoldingBack({ gates, texts, access }: HoldingBackProps) {
  const { next, holding, unsettled } = gates;
  return (
    <div className="flex flex-col gap-6">
      {next === null ? <p>The highest level is held. Nothing holds it back.</p> : null}
      {holding.length > 0 ? <GateItems criteria={holding} texts={texts} access={access} /> : null}
      {unsettled.length > 0 ? (
        <div>
          <h3 className="font-semibold">Unsettled</h3>
          <p className="mt-1 mb-3 max-w-text text-sm text-ink-soft">
            These gates are passed over in the indicated level, because what was read cannot show them. They are open in
            the verified level.
          </p>
          <GateItems criteria={unsettled} texts={texts} access={access} />
        </div>
      ) : null}
    </div>
  );
}

function GateItems({
  criteria,
  texts,
  access,
}: { criteria: readonly ReportCriterion[] } & Omit<HoldingBackProps, 'gates'>) {
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {criteria.map((criterion) => (
        <li key={criterion.id} className="flex min-w-0 flex-col gap-2.5 rounded-lg border border-line bg-surface p-4">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <CriterionOutcomeMark outcome={criterion.outcome} />
            <span className="text-xs text-ink-faint">Gate of {levelTitle(texts, criterion.gate)}</span>
          </div>
          <h4 className="font-semibold">
            <TextLink href={criterionAnchor(criterion.id)} className="text-ink">
              {criterionTitle(texts, criterion.id)}
            </TextLink>
          </h4>
          <p className="text-sm text-ink-soft">
            <InlineText text={criterion.reason} />
          </p>
          <CriterionParts parts={criterion.parts} />
          <EvidenceList places={criterion.evidence} access={access} shown={3} />
          <SettledBy criterion={criterion} />
        </li>
      ))}
    </ul>
  );
}

/** What would settle a criterion that is not known. */
export function SettledBy({ criterion }: { criterion: ReportCriterion }) {
  if (criterion.settledBy === null) return null;
  return (
    <p className="rounded-md bg-unknown-soft px-3 py-2 text-sm">
      <strong className="font-semibold">What would settle it: </strong>
      <InlineText text={criterion.settledBy} />
    </p>
  );
}
