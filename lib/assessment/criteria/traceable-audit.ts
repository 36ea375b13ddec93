import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion, unknown } from '@/lib/assessment/criterion';

/** Every known production deployment leads to its commit, author, approver, checks and time of apply. */
export const traceableAudit = defineCriterion({
  id: 'traceable-audit',
  judge(facts) {
    const finding = facts.finding('deployment-records');
    const counts = countsOf(facts, finding.id, 'traceable');
    if (counts.of === 0 && counts.unread > 0) {
      return unknown('Deployments are known, and whether each leads to its commit, approval and checks is not.');
    }
    const required = {
      thing: 'deployment to production',
      things: 'deployments to production',
      does: 'lead to commit, author, approver, checks and time of apply',
    };
    return judgeCounts(counts, required, finding);
  },
});
