import { changesByPullRequest } from '@/lib/assessment/criteria/changes-by-pull-request';
import { defineCriterion, joinParts, met, unknown } from '@/lib/assessment/criterion';
import { counted, listed } from '@/lib/assessment/wording';

/** Roots of infrastructure code, changed by pull request. No root in sight is unknown: it may stand in another repository. */
export const infrastructureAsCode = defineCriterion({
  id: 'infrastructure-as-code',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('infrastructure-code');
    const roots = facts.number(id, 'roots');
    if (roots === 0) {
      return unknown(outcome === 'unknown' ? reason : 'No root of infrastructure code is in these repositories.');
    }
    const declared = `${counted(roots, 'root')} of infrastructure code (${listed(facts.list(id, 'tools'))}).`;
    return joinParts([
      { name: 'Infrastructure is code', judgement: met(declared, evidence) },
      { name: 'Changed by pull request', judgement: changesByPullRequest.judge(facts) },
    ]);
  },
});
