import type { HostAccess } from '@/lib/assessment/git-host-facts';
import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** How people sign in to the Git host, and whether its administrators are known. */
export const gitHostAccess = defineSettingsIndicator({
  id: 'git-host-access',
  needs: 'git-host',
  what: 'how people sign in and who administers',
  everyRepository: false,
  settings: [
    {
      yes: 'signInProtected',
      no: 'signInUnprotected',
      yesText: 'two-factor sign-in or single sign-on is required',
      noText: 'neither two-factor sign-in nor single sign-on is required',
    },
    {
      yes: 'administratorsKnown',
      no: 'administratorsUnknown',
      yesText: 'the owners and administrators can be listed',
      noText: 'the owners and administrators cannot be listed',
    },
  ],
  rows: ({ hosts }) =>
    hosts.flatMap((fact) =>
      fact.access === null
        ? []
        : [
            {
              fact,
              name: 'access to the organization',
              values: [isProtected(fact.access), fact.access.administrators === null ? null : true],
            },
          ],
    ),
  measures: ({ hosts }) => ({
    administrators: Math.max(0, ...hosts.map(({ access }) => access?.administrators ?? 0)),
  }),
});

function isProtected({ twoFactorRequired, singleSignOn }: HostAccess): boolean | null {
  if (twoFactorRequired === true || singleSignOn === true) return true;
  return twoFactorRequired === false && singleSignOn === false ? false : null;
}
