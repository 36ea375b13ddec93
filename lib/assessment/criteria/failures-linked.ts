import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion } from '@/lib/assessment/criterion';

/** Every incident and rollback names the deployment behind it. */
export const failuresLinked = defineCriterion({
  id: 'failures-linked',
  judge(facts) {
    const finding = facts.finding('incident-links');
    const required = {
      thing: 'incident or rollback',
      things: 'incidents and rollbacks',
      does: 'name the deployment behind them',
    };
    return judgeCounts(countsOf(facts, finding.id), required, finding);
  },
});
