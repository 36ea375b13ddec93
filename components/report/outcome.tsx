import { type OutcomeShape, OutcomeSymbol } from '@/components/report/outcome-symbol';
import { Badge } from '@/components/ui/badge';
import { type Tone, toneText } from '@/components/ui/tone';
import type { CriterionOutcome, ReportIndicator } from '@/lib/assessment/report';

type IndicatorOutcome = ReportIndicator['outcome'];

interface Look {
  word: string;
  shape: OutcomeShape;
  tone: Tone;
}

const criterionLooks: Readonly<Record<CriterionOutcome, Look>> = {
  met: { word: 'Met', shape: 'check', tone: 'good' },
  'partly-met': { word: 'Partly met', shape: 'half', tone: 'partly' },
  'not-met': { word: 'Not met', shape: 'cross', tone: 'bad' },
  unknown: { word: 'Unknown', shape: 'question', tone: 'unknown' },
  'not-applicable': { word: 'Not applicable', shape: 'dash', tone: 'plain' },
  exempt: { word: 'Exempt', shape: 'paused', tone: 'plain' },
};

const indicatorLooks: Readonly<Record<IndicatorOutcome, Look>> = {
  present: { word: 'Present', shape: 'check', tone: 'good' },
  partial: { word: 'Partial', shape: 'half', tone: 'partly' },
  absent: { word: 'Absent', shape: 'ring', tone: 'plain' },
  unknown: { word: 'Unknown', shape: 'question', tone: 'unknown' },
  'not-applicable': { word: 'Not applicable', shape: 'dash', tone: 'plain' },
};

/** A risk turns the meaning round: that it is there is the bad news. */
const riskLooks: Readonly<Record<IndicatorOutcome, Look>> = {
  ...indicatorLooks,
  present: { word: 'Present', shape: 'warning', tone: 'bad' },
  partial: { word: 'Partial', shape: 'warning', tone: 'partly' },
  absent: { word: 'Absent', shape: 'ring-check', tone: 'good' },
};

export function CriterionOutcomeMark({ outcome }: { outcome: CriterionOutcome }) {
  return <OutcomeMark {...criterionLooks[outcome]} />;
}

export function IndicatorOutcomeMark({ outcome, risk }: { outcome: IndicatorOutcome; risk: boolean }) {
  return <OutcomeMark {...(risk ? riskLooks : indicatorLooks)[outcome]} />;
}

/** Either kind of outcome, where results with and without what is disputed stand side by side. */
export function DisputedOutcomeMark({
  outcome,
  risk,
}: {
  outcome: CriterionOutcome | IndicatorOutcome;
  risk: boolean;
}) {
  return <OutcomeMark {...{ ...criterionLooks, ...(risk ? riskLooks : indicatorLooks) }[outcome]} />;
}

/** Says beside an outcome that people take it for another one. */
export function DisputedBadge({ with: outcome, risk }: { with: CriterionOutcome | IndicatorOutcome; risk: boolean }) {
  const { word } = { ...criterionLooks, ...(risk ? riskLooks : indicatorLooks) }[outcome];
  return <Badge tone="accent">Disputed: {word.toLowerCase()}</Badge>;
}

/** The word of an outcome, to be used in running text. */
export function indicatorOutcomeWord(outcome: IndicatorOutcome): string {
  return indicatorLooks[outcome].word;
}

function OutcomeMark({ word, shape, tone }: Look) {
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap text-sm font-medium ${toneText[tone]}`}>
      <OutcomeSymbol shape={shape} />
      {word}
    </span>
  );
}
