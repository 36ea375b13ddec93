import type { OrganizationTeam } from '@/lib/assessment/organization-report';

/** The kinds of team (Team Topologies) in words. */
export const teamKindWords: Readonly<Record<OrganizationTeam['kind'], { name: string; meaning: string }>> = {
  'stream-aligned': { name: 'Stream-aligned', meaning: 'brings a product or service to its users' },
  platform: { name: 'Platform', meaning: 'gives other teams what they build and run on' },
  enabling: { name: 'Enabling', meaning: 'helps other teams to learn something, and leaves again' },
  'complicated-subsystem': { name: 'Complicated subsystem', meaning: 'keeps a part that takes special knowledge' },
};
