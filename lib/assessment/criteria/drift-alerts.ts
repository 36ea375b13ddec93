import { judgeSetting } from '@/lib/assessment/connected-parts';
import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';

const ID = 'reconciliation-alerts';

/** A reconciliation that fails or is stuck alerts its owner, and applications are not out of sync for long. */
export const driftAlerts = defineCriterion({
  id: 'drift-alerts',
  judge(facts) {
    return joinParts([
      {
        name: 'Alerts reach the owning team',
        judgement: judgeAlerts(facts),
      },
      { name: 'Short time out of sync', judgement: judgeTime(facts) },
    ]);
  },
});

const NOTIFICATIONS = 'agent-notifications';

/** What runs tells whether alerts arrive; without it, what is declared in Git does. */
function judgeAlerts(facts: CriterionFacts) {
  const running = judgeSetting(facts, ID, {
    yes: 'alerting',
    no: 'silent',
    yesText: 'Failed or stuck reconciliation alerts the owning team',
    noText: 'Failed or stuck reconciliation alerts nobody',
  });
  if (running.outcome !== 'unknown') return running;
  const { outcome, reason, evidence } = facts.finding(NOTIFICATIONS);
  if (outcome === 'present') return met(`${reason} They are declared in Git.`, evidence);
  if (outcome === 'partial') return partlyMet(null, reason, evidence);
  // Alert rules on the metrics of the agent do as well, and often stand elsewhere.
  return running;
}

function judgeTime(facts: CriterionFacts) {
  const { evidence, reason } = facts.finding(ID);
  const minutes = facts.measured(ID, 'medianMinutes');
  if (minutes === null) return unknown(evidence.length === 0 ? reason : 'The time out of sync could not be read.');
  const bound = facts.thresholds.outOfSyncMinutes;
  const text = `Applications were out of sync for ${Math.ceil(minutes)} minutes (median; under ${bound} needed).`;
  if (minutes >= bound) return notMet(text, evidence);
  return facts.number(ID, 'medianMinutesUnread') > 0 ? unknown(`${text} Not every system tells.`) : met(text, evidence);
}
