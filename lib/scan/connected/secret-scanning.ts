import type { SecretScanning } from '@/lib/assessment/git-host-facts';
import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** The host's own search for secrets: whether it is on, and how long its findings stay open. */
export const secretScanning = defineSettingsIndicator({
  id: 'secret-scanning',
  needs: 'git-host',
  what: 'whether secrets are searched for on each push',
  everyRepository: false,
  settings: [
    {
      yes: 'enabled',
      no: 'disabled',
      yesText: 'secret scanning is on',
      noText: 'secret scanning is off',
    },
  ],
  rows: ({ hosts }) =>
    hosts.flatMap((fact) =>
      fact.secretScanning === null
        ? []
        : [{ fact, name: nameFindings(fact.secretScanning), values: [fact.secretScanning.enabled] }],
    ),
  measures: ({ hosts }) => {
    const scans = hosts.flatMap(({ secretScanning }) => secretScanning ?? []);
    return {
      openFindings: scans.reduce((sum, { openFindings }) => sum + (openFindings ?? 0), 0),
      oldestOpenDays: Math.max(0, ...scans.map(({ oldestOpenDays }) => oldestOpenDays ?? 0)),
    };
  },
});

function nameFindings({ openFindings }: SecretScanning): string {
  return openFindings === null ? 'secret scanning' : `secret scanning, ${openFindings} open`;
}
