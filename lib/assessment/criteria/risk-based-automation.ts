import { countsOf } from '@/lib/assessment/connected-parts';
import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { counted, listed } from '@/lib/assessment/wording';

/** "Most repositories": more than this share of them. */
const MOST = 0.5;

/**
 * In most deploy repositories bots open changes, a rule merges those of low risk after required checks, and people see the rest. Without
 * the Git host, files show the bots and the rules; the checks and approvals stay open.
 */
export const riskBasedAutomation = defineCriterion({
  id: 'risk-based-automation',
  judge(facts) {
    const { id, evidence } = facts.finding('merge-automation');
    const { of, met: automated, unread } = countsOf(facts, id);
    if (of === 0) return judgeFiles(facts);
    const all = of + unread;
    const text = `${automated} of ${counted(all, 'deploy repository', 'deploy repositories')} let bots open changes, merge them by rule after required checks, and ask people for the rest.`;
    if (automated / all > MOST) return met(text, evidence);
    if ((automated + unread) / all > MOST) return unknown(`${text} Of ${unread} it is not known.`);
    return automated === 0 ? notMet(text, evidence) : partlyMet(automated / all, text, evidence);
  },
});

function judgeFiles(facts: CriterionFacts) {
  return joinParts([
    { name: 'Bots propose changes', judgement: judgeBots(facts) },
    { name: 'A rule merges some of them', judgement: judgeRule(facts) },
    {
      name: 'Checks are required, and people see the rest',
      judgement: unknown('Which checks and approvals are required is known to the Git host only.'),
    },
  ]);
}

function judgeBots(facts: CriterionFacts) {
  const { id, outcome, reason, evidence } = facts.finding('dependency-updates');
  if (outcome === 'absent') return notMet('No bot is set up that proposes changes.', evidence);
  const bots = facts.list(id, 'bots');
  return bots.length > 0 ? met(`${listed(bots)} proposes changes.`, evidence) : unknown(reason);
}

function judgeRule(facts: CriterionFacts) {
  const { id, outcome, reason, evidence } = facts.finding('merge-automation');
  const tools = facts.list(id, 'tools');
  if (tools.length > 0) return met(`Some changes are merged by rule (${listed(tools)}).`, evidence);
  if (outcome === 'partial') return partlyMet(null, reason, evidence);
  return outcome === 'absent' ? notMet(reason, evidence) : unknown(reason);
}
