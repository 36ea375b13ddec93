import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted, percent } from '@/lib/assessment/wording';
import { WAIT_PERCENTS } from '@/lib/delivery/practice-facts';

const ID = 'merge-to-production';
/** Weekends are left out of the times, so that a working day is a day of the clock. */
const WORKING_DAY = 86_400;

/** Who approves is for people to say; how soon merged changes are in production is measured. */
export const noExternalApproval = defineCriterion({
  id: 'no-external-approval',
  judge(facts) {
    return joinParts([
      {
        name: 'Nobody outside the pull request approves',
        judgement: unknown('Who has to approve a change is for the team to say.'),
      },
      { name: 'Soon in production after the merge', judgement: judgeWaits(facts) },
    ]);
  },
});

function judgeWaits(facts: CriterionFacts): Judgement {
  const { evidence, reason } = facts.finding(ID);
  const { mergeToProductionShare: share, mergeToProductionWorkingDays: days } = facts.thresholds;
  const [within, below] = [waitOf(facts, share, 'at least'), waitOf(facts, share, 'at most')];
  if (within === null || below === null) return unknown(reason);
  const changes = counted(facts.number(ID, 'changes'), 'change');
  const bound = `under ${counted(days, 'working day')}`;
  if (within < days * WORKING_DAY) {
    return met(`At least ${percent(share)} of ${changes} are in production in ${bound} after their merge.`, evidence);
  }
  const text = `Fewer than ${percent(share)} of ${changes} are in production in ${bound} after their merge.`;
  if (below >= days * WORKING_DAY) return notMet(text, evidence);
  return unknown(
    `Of ${changes}, the time is kept in steps of 5 % only, and ${percent(share)} lies between two of them.`,
  );
}

/** The time within which a share of the changes was in production: of the nearest share that is kept, from above or below. */
function waitOf(facts: CriterionFacts, share: number, side: 'at least' | 'at most'): number | null {
  const wanted = Math.round(share * 10_000) / 100;
  const kept =
    side === 'at least'
      ? WAIT_PERCENTS.find((each) => each >= wanted)
      : WAIT_PERCENTS.findLast((each) => each <= wanted);
  return kept === undefined ? null : facts.measured(ID, `seconds${kept}`);
}
