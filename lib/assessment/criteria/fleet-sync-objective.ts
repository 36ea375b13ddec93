import { judgeSetting } from '@/lib/assessment/connected-parts';
import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notApplicable,
  notMet,
  unknown,
} from '@/lib/assessment/criterion';
import { percent } from '@/lib/assessment/wording';

const ID = 'sync-objective';

/** An objective for the whole fleet is stated, and met. One without a number of its own is measured by that of the model. */
export const fleetSyncObjective = defineCriterion({
  id: 'fleet-sync-objective',
  judge(facts) {
    return joinParts([
      {
        name: 'An objective is stated',
        judgement: judgeSetting(facts, ID, {
          yes: 'stated',
          no: 'notStated',
          yesText: 'An objective for the fleet is stated',
          noText: 'No objective for the fleet is stated',
        }),
      },
      { name: 'It is met', judgement: judgeObjective(facts) },
    ]);
  },
});

function judgeObjective(facts: CriterionFacts): Judgement {
  const { outcome, evidence, reason } = facts.finding(ID);
  if (facts.number(ID, 'objectiveMissed') > 0) return notMet('The objective was missed in its period.', evidence);
  if (outcome === 'absent') return notApplicable('There is no objective that could be met.');
  if (facts.number(ID, 'objectiveMet') > 0 && facts.number(ID, 'objectiveMetUnread') === 0) {
    return met('The objective was met over its period.', evidence);
  }
  const share = facts.measured(ID, 'share');
  if (share === null) return unknown(evidence.length === 0 ? reason : 'Whether the objective was met is not known.');
  const { fleetSyncedShare } = facts.thresholds;
  const text = `${percent(share)} of applications were in sync and healthy (at least ${percent(fleetSyncedShare)} needed).`;
  return share >= fleetSyncedShare ? met(text, evidence) : notMet(text, evidence);
}
