import { countsOf } from '@/lib/assessment/connected-parts';
import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

/** "Most repositories": more than this share of them. */
const MOST = 0.5;

/** In most deploy repositories bots open changes, a rule merges those of low risk after required checks, and people see the rest. */
export const riskBasedAutomation = defineCriterion({
  id: 'risk-based-automation',
  judge(facts) {
    const { id, reason, evidence } = facts.finding('merge-automation');
    const { of, met: automated, unread } = countsOf(facts, id);
    if (of === 0) return unknown(reason);
    const all = of + unread;
    const text = `${automated} of ${counted(all, 'deploy repository', 'deploy repositories')} let bots open changes, merge them by rule after required checks, and ask people for the rest.`;
    if (automated / all > MOST) return met(text, evidence);
    if ((automated + unread) / all > MOST) return unknown(`${text} Of ${unread} it is not known.`);
    return automated === 0 ? notMet(text, evidence) : partlyMet(automated / all, text, evidence);
  },
});
