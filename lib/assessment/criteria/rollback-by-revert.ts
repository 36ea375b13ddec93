import { type CriterionFacts, defineCriterion, joinParts, met, notMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ID = 'rollback-history';
const BY_HAND = 'by-hand';
const DAYS_OF_A_MONTH = 365 / 12;
const NAMES: Record<string, string> = {
  revert: 'a revert in Git',
  'previous-version': 'the previous version',
  'feature-flag': 'a documented flag',
};

/** There is a way back through Git, it was gone lately, and how long it takes is known. */
export const rollbackByRevert = defineCriterion({
  id: 'rollback-by-revert',
  judge(facts) {
    return joinParts([
      { name: 'A way back', judgement: judgeWay(facts) },
      { name: 'Used or rehearsed lately', judgement: judgeUse(facts) },
      { name: 'Its time is known', judgement: judgeTime(facts) },
    ]);
  },
});

function judgeWay(facts: CriterionFacts) {
  const { evidence, reason } = facts.finding(ID);
  const ways = facts.list(ID, 'ways');
  if (ways.length === 0) return unknown(evidence.length === 0 ? reason : 'What the way back is could not be read.');
  if (ways.includes(BY_HAND)) return notMet('A bad release is repaired by hand.', evidence);
  return met(`The way back is ${ways.map((way) => NAMES[way] ?? way).join(' or ')}.`, evidence);
}

/** That none was needed lately is no fault: a rehearsal settles it. */
function judgeUse(facts: CriterionFacts) {
  const { evidence, reason } = facts.finding(ID);
  const days = facts.measured(ID, 'daysSinceLast');
  const months = facts.thresholds.rollbackWindowMonths;
  const settledBy = 'Rehearse the way back, and record when it was.';
  if (days === null) return unknown(reason, evidence.length === 0 ? {} : { settledBy });
  const text = `The way back was last used ${counted(days, 'day')} ago (within ${counted(months, 'month')} needed).`;
  return days <= months * DAYS_OF_A_MONTH ? met(text, evidence) : unknown(text, { settledBy });
}

function judgeTime(facts: CriterionFacts) {
  const { evidence, reason } = facts.finding(ID);
  const seconds = facts.measured(ID, 'medianSeconds');
  if (seconds === null) {
    return unknown(evidence.length === 0 ? reason : 'How long the way back takes is not known.');
  }
  return met(`It is applied after ${counted(Math.ceil(seconds / 60), 'minute')} (median).`, evidence);
}
