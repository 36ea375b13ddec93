import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

/** Clusters, regions or clouds that take their state from shared definitions. */
export const manyTargetsOneSource = defineCriterion({
  id: 'many-targets-one-source',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('clusters');
    const shared = facts.number(id, 'shared');
    const needed = facts.thresholds.sharedTargetsMinimum;
    if (shared >= needed)
      return met(`${counted(shared, 'target')} take their state from shared definitions.`, evidence);
    if (outcome === 'unknown') return unknown(reason);
    const targets = facts.list(id, 'names').length;
    if (targets < needed) {
      const single = 'A single target is to be seen, and no decision that one is enough is recorded.';
      return notMet(targets === 0 ? 'No target is named that could share definitions with another.' : single, evidence);
    }
    const short = `${shared} of ${counted(targets, 'target')} take their state from shared definitions (at least ${needed} needed).`;
    return shared === 0 ? notMet(short, evidence) : partlyMet(shared / targets, short, evidence);
  },
});
