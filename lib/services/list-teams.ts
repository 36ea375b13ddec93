import { findOrganization } from '@/db/store/organizations';
import { listTeamRepositories, listTeamRows, type Team, type TeamRepository } from '@/db/store/teams';
import type { TeamKind } from '@/lib/assessment/team-kind';
import type { Context } from '@/lib/context';
import { compareNames } from '@/lib/organization/name';
import type { Target } from '@/lib/organization/target';

export interface TeamView {
  id: string;
  slug: string;
  name: string;
  /** Null where nobody chose: then it is suggested from the roles of its repositories. */
  kind: TeamKind | null;
  /** The team whose platform serves this one; null where nobody has named it. */
  platform: { id: string; slug: string; name: string } | null;
  target: Target | null;
  /** By address. */
  repositories: { id: string; address: string; label: string; paths: string[] }[];
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** The teams of an organization, by name; none where there is no such organization. */
export async function listTeams(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<TeamView[]> {
  const db = context.db.read;
  const organization = await findOrganization(db, slug);
  if (!organization) return [];
  const teams = await listTeamRows(db, organization.id);
  const repositories = Map.groupBy(await listTeamRepositories(db, organization.id), ({ teamId }) => teamId);
  const byId = new Map(teams.map((team) => [team.id, team]));
  return teams
    .map((team) => toTeamView(team, byId.get(team.platformTeamId ?? '') ?? null, repositories.get(team.id) ?? []))
    .sort(compareNames);
}

export function toTeamView(team: Team, platform: Team | null, repositories: readonly TeamRepository[]): TeamView {
  const { id, slug, name, kind, target, createdAt } = team;
  return {
    id,
    slug,
    name,
    kind,
    platform: platform && { id: platform.id, slug: platform.slug, name: platform.name },
    target,
    repositories: repositories.map(({ repositoryId, address, label, paths }) => ({
      id: repositoryId,
      address,
      label,
      paths,
    })),
    createdAt: createdAt.toISOString(),
  };
}
