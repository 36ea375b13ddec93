import { judgeSetting } from '@/lib/assessment/connected-parts';
import { defineCriterion, joinParts, unknown } from '@/lib/assessment/criterion';

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

/** Rules of the host for the branch of each deploy repository: four parts. No repository can show them by its files. */
export const branchProtected = defineCriterion({
  id: 'branch-protected',
  judge(facts) {
    const { id, evidence } = facts.finding('branch-protection');
    if (evidence.length === 0) {
      return unknown('Branch rules are settings of the Git host, and none are known here.', { shownBy: ['git-host'] });
    }
    return {
      ...joinParts(PARTS.map(({ name, ...setting }) => ({ name, judgement: judgeSetting(facts, id, setting) }))),
      shownBy: ['git-host'],
    };
  },
});
