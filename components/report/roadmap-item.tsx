import { type EvidenceAccess, EvidenceList } from '@/components/report/evidence-list';
import { LinkedCriteria } from '@/components/report/linked-titles';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import {
  counted,
  criterionAnchor,
  criterionTitle,
  levelTitle,
  type ReportTexts,
} from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { CodeLines } from '@/components/ui/code-lines';
import { Disclosure } from '@/components/ui/disclosure';
import { InlineText } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { Report, RoadmapStep } from '@/lib/assessment/report';

interface RoadmapItemProps {
  step: RoadmapStep;
  /** The level as it is now, to say what the step changes. */
  level: Report['level'];
  texts: ReportTexts;
  access: EvidenceAccess;
}

/** One step: what, how, where, by whom, and what it brings. */
export function RoadmapItem({ step, level, texts, access }: RoadmapItemProps) {
  return (
    <li className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-semibold">
          <TextLink href={criterionAnchor(step.criterion)} className="text-ink">
            {criterionTitle(texts, step.criterion)}
          </TextLink>
        </h3>
        <CriterionOutcomeMark outcome={step.outcome} />
      </div>
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        {step.gate ? <Badge tone="accent">Gate of the next level</Badge> : null}
        <Badge>Effort: {step.effort}</Badge>
        <Badge>Usually: {step.who}</Badge>
        <Badge>{texts.dimensions.get(step.dimension)?.name ?? step.dimension}</Badge>
      </p>
      <ul className="mt-3 flex max-w-text list-disc flex-col gap-1 pl-5 text-sm">
        {step.how.map((line) => (
          <li key={line}>
            <InlineText text={line} />
          </li>
        ))}
      </ul>
      <CriteriaLine words="Comes first" ids={step.first} texts={texts} />
      <p className="mt-3 text-sm">{outcomeOf(step, level, texts)}</p>
      <CriteriaLine words="Then still missing" ids={step.stillMissing} texts={texts} />
      <Snippet step={step} />
      <Places step={step} access={access} />
      <Metrics step={step} />
    </li>
  );
}

/** What the level is once the step is done: re-judged, not guessed. */
function outcomeOf(step: RoadmapStep, level: Report['level'], texts: ReportTexts): string {
  const { verified, indicated } = step.then;
  if (indicated !== null && indicated !== level.indicated)
    return `Once done: ${levelTitle(texts, indicated)}, indicated.`;
  if (verified !== null && verified !== level.verified) return `Once done: ${levelTitle(texts, verified)}, verified.`;
  return 'On its own it does not change the level; it brings the next one closer or makes this one more solid.';
}

function CriteriaLine({ words, ids, texts }: { words: string; ids: readonly string[]; texts: ReportTexts }) {
  if (ids.length === 0) return null;
  return (
    <p className="mt-2 text-sm text-ink-soft">
      {words}: <LinkedCriteria ids={ids} texts={texts} />
    </p>
  );
}

function Snippet({ step: { snippet } }: { step: RoadmapStep }) {
  if (snippet === null) return null;
  return (
    <figure className="mt-3">
      <figcaption className="mb-1 text-xs text-ink-faint">
        For <span className="break-words font-mono">{snippet.path}</span>
      </figcaption>
      <CodeLines label={`Proposal for ${snippet.path}`} lines={snippet.text.split('\n')} firstLine={null} />
    </figure>
  );
}

function Places({ step, access }: { step: RoadmapStep; access: EvidenceAccess }) {
  if (step.places.length === 0) return null;
  return (
    <Disclosure
      className="mt-2"
      title={<span className="text-sm">{counted(step.places.length, 'place')} concerned</span>}
    >
      <div className="pl-6">
        <EvidenceList places={step.places} access={access} shown={12} />
      </div>
    </Disclosure>
  );
}

function Metrics({ step: { metrics } }: { step: RoadmapStep }) {
  if (metrics.length === 0) return null;
  return (
    <p className="mt-2 text-xs text-ink-faint">
      Associated with {metrics.map((metric) => metric.replaceAll('-', ' ')).join(', ')}: an association, not proof.
    </p>
  );
}
