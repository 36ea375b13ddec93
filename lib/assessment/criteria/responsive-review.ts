import { type CriterionFacts, defineCriterion, joinParts, met, notMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ID = 'review-time';
const MINUTE = 60;
/** Hosts' times leave weekends out, so that a working day is a day of the clock. */
const WORKING_DAY = 86_400;

/** Three medians: to the first review, from opening to merge, and to the first check result. */
export const responsiveReview = defineCriterion({
  id: 'responsive-review',
  judge(facts) {
    const { firstReviewWorkingDays, openToMergeWorkingDays, firstCheckMinutes } = facts.thresholds;
    return joinParts([
      {
        name: 'First review',
        judgement: judgeMedian(
          facts,
          'firstReviewSeconds',
          (seconds) => seconds / WORKING_DAY < firstReviewWorkingDays,
          {
            what: 'The first review',
            bound: `under ${counted(firstReviewWorkingDays, 'working day')}`,
          },
        ),
      },
      {
        name: 'Opening to merge',
        judgement: judgeMedian(
          facts,
          'openToMergeSeconds',
          (seconds) => seconds / WORKING_DAY < openToMergeWorkingDays,
          {
            what: 'The merge',
            bound: `under ${counted(openToMergeWorkingDays, 'working day')}`,
          },
        ),
      },
      {
        name: 'First check result',
        judgement: judgeMedian(facts, 'firstCheckSeconds', (seconds) => seconds / MINUTE <= firstCheckMinutes, {
          what: 'The first check result',
          bound: `at most ${counted(firstCheckMinutes, 'minute')}`,
        }),
      },
    ]);
  },
});

function judgeMedian(
  facts: CriterionFacts,
  measure: string,
  isQuick: (seconds: number) => boolean,
  { what, bound }: { what: string; bound: string },
) {
  const { evidence, reason } = facts.finding(ID);
  const seconds = facts.measured(ID, measure);
  if (seconds === null) return unknown(reason);
  const text = `${what} takes ${duration(seconds)} (median; ${bound} needed).`;
  return isQuick(seconds) ? met(text, evidence) : notMet(text, evidence);
}

function duration(seconds: number): string {
  if (seconds < 90 * MINUTE) return counted(Math.ceil(seconds / MINUTE), 'minute');
  const hours = Math.ceil(seconds / 360) / 10;
  return hours <= 48 ? counted(hours, 'hour') : counted(Math.ceil(seconds / 8_640) / 10, 'day');
}
