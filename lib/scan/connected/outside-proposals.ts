import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** Whether the whole organization may read and propose, and how many merged proposals came from outside the owning team. */
export const outsideProposals = defineSettingsIndicator({
  id: 'outside-proposals',
  needs: 'git-host',
  what: 'who may read and propose, and who did',
  everyRepository: true,
  settings: [
    {
      yes: 'open',
      no: 'closed',
      yesText: 'all members can read and propose',
      noText: 'not all members can read and propose',
    },
  ],
  rows: ({ hosts }) =>
    hosts.map((fact) => ({
      fact,
      name: 'visibility and pull requests',
      values: [fact.access?.readableByOrganization ?? null],
    })),
  measures: ({ hosts }) => {
    const counts = hosts.map(({ pullRequests }) => pullRequests?.fromOutsideTeam ?? null);
    const read = counts.filter((count) => count !== null);
    return {
      outsideProposals: read.reduce((sum, count) => sum + count, 0),
      outsideProposalsUnread: counts.length - read.length,
    };
  },
});
