import { z } from 'zod';
import type { RepositoryRole } from '@/lib/assessment/report';

/** The four kinds of team (Team Topologies) that model 3.1 tells apart. */
export const TeamKind = z.enum(['stream-aligned', 'platform', 'enabling', 'complicated-subsystem']);
export type TeamKind = z.infer<typeof TeamKind>;

const PLATFORM_ROLES: readonly RepositoryRole[] = ['platform', 'infrastructure'];
const COLLECTION_ROLES: readonly RepositoryRole[] = ['charts', 'library'];
const DOCUMENT_ROLES: readonly RepositoryRole[] = ['documentation'];

/**
 * Suggests the kind of a team from the roles of its repositories, for people to correct. Platforms and infrastructure make a
 * platform team unless the team has applications too; nothing but charts and libraries, a complicated subsystem; nothing but
 * documentation, an enabling team; everything else, and no repository at all, a stream-aligned one.
 */
export function suggestTeamKind(roles: readonly RepositoryRole[]): TeamKind {
  if (roles.length === 0) return 'stream-aligned';
  const isOnly = (kinds: readonly RepositoryRole[]) => roles.every((role) => kinds.includes(role));
  if (isOnly(DOCUMENT_ROLES)) return 'enabling';
  if (isOnly([...COLLECTION_ROLES, ...DOCUMENT_ROLES])) return 'complicated-subsystem';
  const isPlatform = roles.some((role) => PLATFORM_ROLES.includes(role)) && !roles.includes('application');
  return isPlatform ? 'platform' : 'stream-aligned';
}
