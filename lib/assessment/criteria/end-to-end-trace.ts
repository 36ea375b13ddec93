import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion } from '@/lib/assessment/criterion';

/** Every service can be followed from its running version to the work item. */
export const endToEndTrace = defineCriterion({
  id: 'end-to-end-trace',
  judge(facts) {
    const finding = facts.finding('trace-to-commit');
    const required = {
      thing: 'service',
      things: 'services',
      does: 'can be followed from the running version to commit, pull request and work item',
    };
    return judgeCounts(countsOf(facts, finding.id), required, finding);
  },
});
