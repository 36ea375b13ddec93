import type { ReactNode } from 'react';
import { EvidenceList } from '@/components/report/evidence-list';
import { LinkedCriteria } from '@/components/report/linked-titles';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import type { ReportLinks } from '@/components/report/report-links';
import { counted, criterionTitle, levelTitle, metricNames, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { CodeLines } from '@/components/ui/code-lines';
import { Disclosure } from '@/components/ui/disclosure';
import { Fact } from '@/components/ui/fact';
import { InlineText } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { Report, RoadmapStep } from '@/lib/assessment/report';

interface RoadmapItemProps {
  /** Place in the order, from 1. */
  number: number;
  step: RoadmapStep;
  /** The level as it is now, to say what the step changes. */
  level: Report['level'];
  texts: ReportTexts;
  links: ReportLinks;
}

/** One step: what, how, where, by whom, and what it brings. */
export function RoadmapItem({ number, step, level, texts, links }: RoadmapItemProps) {
  return (
    <li className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-semibold">
          <span className="mr-2 text-ink-faint tabular-nums">{number}.</span>
          <TextLink href={links.criterionPage(step.criterion)} className="text-ink">
            {criterionTitle(texts, step.criterion)}
          </TextLink>
        </h3>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {step.gate ? <Badge tone="accent">Gate of the next level</Badge> : null}
          <CriterionOutcomeMark outcome={step.outcome} />
        </span>
      </div>
      <div className="mt-3 grid gap-x-10 gap-y-4 text-sm lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <ul className="flex max-w-text list-disc flex-col gap-1 pl-5">
            {step.how.map((line) => (
              <li key={line}>
                <InlineText text={line} />
              </li>
            ))}
          </ul>
          <Snippet step={step} />
          <Places step={step} links={links} />
        </div>
        <StepFacts step={step} level={level} texts={texts} links={links} />
      </div>
    </li>
  );
}

function StepFacts({ step, level, texts, links }: Omit<RoadmapItemProps, 'number'>) {
  return (
    <dl className="flex flex-col gap-2.5 lg:border-l lg:border-line lg:pl-5">
      <Fact name="Once done">{broughtBy(step, level, texts)}</Fact>
      {step.stillMissing.length > 0 ? (
        <Fact name="Then still missing">
          <LinkedCriteria ids={step.stillMissing} texts={texts} links={links} />
        </Fact>
      ) : null}
      {step.first.length > 0 ? (
        <Fact name="Comes first">
          <LinkedCriteria ids={step.first} texts={texts} links={links} />
        </Fact>
      ) : null}
      <Fact name="Effort, and who usually does it">
        {step.effort}, {step.who}
      </Fact>
      <Fact name="Dimension">{texts.dimensions.get(step.dimension)?.name ?? step.dimension}</Fact>
      {step.metrics.length > 0 ? <Fact name="Associated with (not proof)">{metricNames(step.metrics)}</Fact> : null}
    </dl>
  );
}

/** What the level is once the step is done: re-judged, not guessed. */
function broughtBy(step: RoadmapStep, level: Report['level'], texts: ReportTexts): ReactNode {
  const { verified, indicated } = step.then;
  if (indicated !== null && indicated !== level.indicated)
    return <strong>{levelTitle(texts, indicated)}, indicated</strong>;
  if (verified !== null && verified !== level.verified) return <strong>{levelTitle(texts, verified)}, verified</strong>;
  return step.gate ? 'The same level, one gate closer to the next' : 'The same level, held more solidly';
}

function Snippet({ step: { snippet } }: { step: RoadmapStep }) {
  if (snippet === null) return null;
  return (
    <figure>
      <figcaption className="mb-1 text-xs text-ink-faint">
        For <span className="break-words font-mono">{snippet.path}</span>
      </figcaption>
      <CodeLines label={`Proposal for ${snippet.path}`} lines={snippet.text.split('\n')} firstLine={null} />
    </figure>
  );
}

function Places({ step, links }: Pick<RoadmapItemProps, 'step' | 'links'>) {
  if (step.places.length === 0) return null;
  return (
    <Disclosure title={`${counted(step.places.length, 'place')} concerned`} className="px-2">
      <div className="pl-6">
        <EvidenceList places={step.places} links={links} shown={12} />
      </div>
    </Disclosure>
  );
}
