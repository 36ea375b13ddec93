import { countsOf, judgeCounts } from '@/lib/assessment/connected-parts';
import { defineCriterion } from '@/lib/assessment/criterion';

/** Every known production deployment has a record of time, service, version and result. */
export const deploymentsRecorded = defineCriterion({
  id: 'deployments-recorded',
  judge(facts) {
    const finding = facts.finding('deployment-records');
    const required = {
      thing: 'deployment to production',
      things: 'deployments to production',
      does: 'left a record of time, service, version and result',
    };
    return judgeCounts(countsOf(facts, finding.id), required, finding);
  },
});
