import { findOrganization } from '@/db/store/organizations';
import { findTeam, findTeamById, listRepositoriesOfTeam } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { type TeamView, toTeamView } from '@/lib/services/list-teams';

/** A team by its slug and that of its organization; null when there is none. */
export async function getTeam(
  context: Context,
  { organization: slug, team: teamSlug }: { organization: string; team: string },
): Promise<TeamView | null> {
  const db = context.db.read;
  const organization = await findOrganization(db, slug);
  const team = organization && (await findTeam(db, organization.id, teamSlug));
  if (!team) return null;
  const platform = team.platformTeamId === null ? null : await findTeamById(db, team.platformTeamId);
  return toTeamView(team, platform, await listRepositoriesOfTeam(db, team.id));
}
