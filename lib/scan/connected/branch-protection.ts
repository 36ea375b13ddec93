import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** The rules of the deployed branch, as they take effect: protection rules and rulesets taken together. */
export const branchProtection = defineSettingsIndicator({
  id: 'branch-protection',
  needs: 'git-host',
  what: 'the rules of branches',
  everyRepository: true,
  settings: [
    {
      yes: 'directPushBlocked',
      no: 'directPushAllowed',
      yesText: 'direct pushes are blocked',
      noText: 'direct pushes are allowed',
    },
    {
      yes: 'forcePushBlocked',
      no: 'forcePushAllowed',
      yesText: 'force pushes are blocked',
      noText: 'force pushes are allowed',
    },
    {
      yes: 'checksRequired',
      no: 'checksNotRequired',
      yesText: 'a status check is required',
      noText: 'no status check is required',
    },
    {
      yes: 'administratorsBound',
      no: 'administratorsSpared',
      yesText: 'the rules bind administrators',
      noText: 'administrators are not bound',
    },
    {
      yes: 'ownersRequired',
      no: 'ownersNotRequired',
      yesText: 'the review of owners is required',
      noText: 'the review of owners is not required',
      aside: true,
    },
  ],
  rows: ({ hosts }) =>
    hosts.map((fact) => {
      const rules = fact.branchRules;
      const checks = rules?.requiredChecks ?? null;
      return {
        fact,
        name: rules === null ? 'branch rules' : `branch rules of ${rules.branch}`,
        values: [
          rules?.directPushBlocked ?? null,
          rules?.forcePushBlocked ?? null,
          checks === null ? null : checks.length > 0,
          rules?.appliesToAdministrators ?? null,
          rules?.codeOwnersRequired ?? null,
        ],
      };
    }),
});
