import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion } from '@/lib/assessment/criterion';

/** The share of merged pull requests that somebody other than their author approved; bots under a written rule are left out. */
export const independentReview = defineCriterion({
  id: 'independent-review',
  judge(facts) {
    const finding = facts.finding('review-approvals');
    const required = {
      thing: 'merged pull request',
      things: 'merged pull requests',
      does: 'had an approval of somebody other than the author',
      threshold: facts.thresholds.independentReviewShare,
    };
    return judgeCounts(countsOf(facts, finding.id), required, finding);
  },
});
