import { CriterionParts } from '@/components/report/criterion-parts';
import { EvidenceList } from '@/components/report/evidence-list';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import type { ReportLinks } from '@/components/report/report-links';
import { criterionTitle, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { SettledBy } from '@/components/report/settled-by';
import { InlineText } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { HoldingGates } from '@/lib/assessment/holding-gates';
import type { ReportCriterion } from '@/lib/assessment/report';

interface HoldingBackProps {
  gates: HoldingGates;
  texts: ReportTexts;
  links: ReportLinks;
}

/** The gates that keep the next level from being held, each with the places that show it. */
export function HoldingBack({ gates, texts, links }: HoldingBackProps) {
  const { next, holding, unsettled } = gates;
  return (
    <div className="flex flex-col gap-6">
      {next === null ? <p>The highest level is held. Nothing holds it back.</p> : null}
      {holding.length > 0 ? <GateItems heading="h3" criteria={holding} texts={texts} links={links} /> : null}
      {unsettled.length > 0 ? (
        <div>
          <h3 className="font-semibold">Unsettled</h3>
          <p className="mt-1 mb-3 max-w-text text-sm text-ink-soft">
            These gates are passed over in the indicated level, because what was read cannot show them. They are open in
            the verified level.
          </p>
          <GateItems heading="h4" criteria={unsettled} texts={texts} links={links} />
        </div>
      ) : null}
    </div>
  );
}

interface GateItemsProps extends Omit<HoldingBackProps, 'gates'> {
  criteria: readonly ReportCriterion[];
  heading: 'h3' | 'h4';
}

function GateItems({ criteria, heading: Heading, texts, links }: GateItemsProps) {
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {criteria.map((criterion) => (
        <li key={criterion.id} className="flex min-w-0 flex-col gap-2.5 rounded-lg border border-line bg-surface p-4">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <CriterionOutcomeMark outcome={criterion.outcome} />
            <span className="text-xs text-ink-faint">
              Gate of {levelTitle(texts, criterion.gate)}
              {criterion.inheritedFrom === null ? null : `, inherited from ${criterion.inheritedFrom}`}
            </span>
          </div>
          <Heading className="font-semibold">
            <TextLink href={links.criterionPage(criterion.id)} className="text-ink">
              {criterionTitle(texts, criterion.id)}
            </TextLink>
          </Heading>
          <p className="text-sm text-ink-soft">
            <InlineText text={criterion.reason} />
          </p>
          <CriterionParts parts={criterion.parts} />
          <EvidenceList places={criterion.evidence} links={links} shown={3} allAt={links.criterionPage(criterion.id)} />
          <SettledBy criterion={criterion} />
        </li>
      ))}
    </ul>
  );
}
