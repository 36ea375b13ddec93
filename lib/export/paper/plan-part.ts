import type { Report, RoadmapStep } from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';
import { quarterAfter } from '@/lib/export/paper/calendar';
import { ownerName } from '@/lib/export/paper/decisions';
import type { PlanPart } from '@/lib/export/paper/paper';
import type { PaperWords } from '@/lib/export/paper/paper-words';
import { proposeQuarters } from '@/lib/export/paper/quarters';

/** What fits on a page; the rest is told of. */
export const PLAN_ROWS = 20;
/** Up to so many rows, each has room to say how to begin. */
const ROWS_WITH_NOTES = 12;

/** What is to be done, with owner and quarter, by quarter. What is only to be found out is counted, unless it is a gate. */
export function planPart(report: Report, words: PaperWords): PlanPart {
  const quarters = proposeQuarters(report.roadmap.map((step) => ({ ...step, owners: [step.who] })));
  const planned = report.roadmap.map((step, index) => ({ step, quarter: quarters[index] ?? null }));
  const shown = planned.filter(({ step }) => step.outcome !== 'unknown' || step.gate);
  const rows = shown.slice(0, PLAN_ROWS).map(({ step, quarter }) => ({
    quarter,
    row: {
      step: `${step.outcome === 'unknown' ? 'Find out: ' : ''}${words.titles.criterion(step.criterion)}`,
      note: shown.length > ROWS_WITH_NOTES ? '' : (step.how[0] ?? ''),
      who: ownerName(step.who),
      effort: step.outcome === 'unknown' ? 'small' : step.effort,
      result: shortResult(step, report.level),
      gate: step.gate,
    },
  }));
  return {
    resultHeading: 'Once done',
    rows: byQuarter(rows, report.now),
    more: furtherSteps({
      beyond: shown.length - PLAN_ROWS,
      toFindOut: planned.length - shown.length,
      where: 'the next page has what would tell',
    }),
    empty: 'No step is left that Cairn could propose from what it knows.',
    beginning: null,
  };
}

/** Rows with the name of their quarter, the earliest first and else in their order. */
export function byQuarter<Row>(
  rows: readonly { quarter: number | null; row: Row }[],
  now: string,
): (Row & { quarter: string })[] {
  return rows
    .toSorted((a, b) => (a.quarter ?? Infinity) - (b.quarter ?? Infinity) || 0)
    .map(({ quarter, row }) => ({ ...row, quarter: quarterName(quarter, now) }));
}

interface FurtherSteps {
  /** Beyond the length of the table. */
  beyond: number;
  /** Only to be found out. */
  toFindOut: number;
  /** Where it says how to find them out. */
  where: string;
}

/** A sentence for the steps that the table does not have; null where it has all. */
export function furtherSteps({ beyond, toFindOut, where }: FurtherSteps): string | null {
  const findOut = `${counted(toFindOut, 'practice')} ${toFindOut === 1 ? 'is' : 'are'} to be found out: ${where}.`;
  const sentences = [
    ...(beyond > 0 ? [`And ${counted(beyond, 'further step')}; the end of this paper says where.`] : []),
    ...(toFindOut > 0 ? [`Beside these, ${findOut}`] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : null;
}

/** What a step comes to, for the cell of a table. */
function shortResult({ then, gate, outcome }: RoadmapStep, level: Report['level']): string {
  const ifMet = outcome === 'unknown' ? ', if met' : '';
  if (then.verified !== null && then.verified !== level.verified) return `Level ${then.verified}, verified${ifMet}`;
  if (then.indicated !== null && then.indicated !== level.indicated)
    return `Level ${then.indicated}, indicated${ifMet}`;
  return gate ? `one gate closer${ifMet}` : `held more solidly${ifMet}`;
}

/** "Q1 2027", or "later" beyond what can be planned. */
function quarterName(quarter: number | null, now: string): string {
  return quarter === null ? 'later' : quarterAfter(now, quarter);
}
