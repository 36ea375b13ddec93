import { findOrganizationById } from '@/db/store/organizations';
import { findTeamById } from '@/db/store/teams';
import type { Context } from '@/lib/context';

/** Where a team is found: by its name and its slug, in its organization. */
export interface TeamPlace {
  slug: string;
  name: string;
  organization: { slug: string; name: string };
}

/** The place of a team; null for no team, and for one that is gone. */
export async function findTeamPlace(context: Context, teamId: string | null): Promise<TeamPlace | null> {
  const db = context.db.read;
  const team = teamId === null ? null : await findTeamById(db, teamId);
  const organization = team && (await findOrganizationById(db, team.organizationId));
  if (!team || !organization) return null;
  return {
    slug: team.slug,
    name: team.name,
    organization: { slug: organization.slug, name: organization.name },
  };
}
