import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion } from '@/lib/assessment/criterion';

/** Every target of the fleet reports its versions and its policies. */
export const fleetInventory = defineCriterion({
  id: 'fleet-inventory',
  judge(facts) {
    const finding = facts.finding('live-inventory');
    const required = { thing: 'target', things: 'targets', does: 'report their versions and their policies' };
    return judgeCounts(countsOf(facts, finding.id), required, finding);
  },
});
