import { judgeSetting } from '@/lib/assessment/connected-parts';
import { type CriterionFacts, defineCriterion, joinParts, unknown } from '@/lib/assessment/criterion';

const PARTS = [
  {
    name: 'Direct pushes are blocked',
    yes: 'directPushBlocked',
    no: 'directPushAllowed',
    yesText: 'Direct pushes to the deployed branch are blocked',
    noText: 'Direct pushes to the deployed branch are allowed',
  },
  {
    name: 'Force pushes are blocked',
    yes: 'forcePushBlocked',
    no: 'forcePushAllowed',
    yesText: 'Force pushes are blocked',
    noText: 'Force pushes are allowed, so history can be rewritten',
  },
  {
    name: 'A status check is required',
    yes: 'checksRequired',
    no: 'checksNotRequired',
    yesText: 'At least one status check is required',
    noText: 'No status check is required',
  },
  {
    name: 'Administrators are bound',
    yes: 'administratorsBound',
    no: 'administratorsSpared',
    yesText: 'The rules bind administrators too',
    noText: 'Administrators can step around the rules',
  },
] as const;

/**
 * Rules for the branch of each deploy repository: four parts. The host shows what takes effect; without it, rules that a repository
 * declares for its own branch stand for them.
 */
export const branchProtected = defineCriterion({
  id: 'branch-protected',
  judge(facts) {
    const { id, evidence } = facts.finding('branch-protection');
    if (evidence.length === 0 || areOfOthers(facts)) {
      return unknown('Branch rules are settings of the Git host, and none are known here.', { shownBy: ['git-host'] });
    }
    return {
      ...joinParts(PARTS.map(({ name, ...setting }) => ({ name, judgement: judgeSetting(facts, id, setting) }))),
      shownBy: ['git-host'],
    };
  },
});

/** Whether files declare rules, and none of them for a repository that is looked at. */
function areOfOthers(facts: CriterionFacts): boolean {
  const settled = PARTS.flatMap(({ yes, no }) => [yes, no]).some((name) => facts.number('branch-protection', name) > 0);
  return facts.number('branch-protection', 'declared') > 0 && !settled;
}
