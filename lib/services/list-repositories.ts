import { listRepositoryRows } from '@/db/store/organization-repositories';
import { findOrganization } from '@/db/store/organizations';
import { listTeamRepositories, listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { compareNames } from '@/lib/organization/name';

export interface RepositoryView {
  id: string;
  address: string;
  label: string;
  /** The teams that answer for it or for folders of it, by name; empty where none does. */
  teams: { slug: string; name: string; paths: string[] }[];
}

/** The repositories of an organization, by address; none where there is no such organization. */
export async function listRepositories(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<RepositoryView[]> {
  const db = context.db.read;
  const organization = await findOrganization(db, slug);
  if (!organization) return [];
  const teams = new Map((await listTeamRows(db, organization.id)).map((team) => [team.id, team]));
  const assigned = Map.groupBy(await listTeamRepositories(db, organization.id), ({ repositoryId }) => repositoryId);
  const rows = await listRepositoryRows(db, organization.id);
  return rows.map(({ id, address, label }) => ({
    id,
    address,
    label,
    teams: (assigned.get(id) ?? [])
      .flatMap(({ teamId, paths }) => {
        const team = teams.get(teamId);
        return team ? [{ slug: team.slug, name: team.name, paths }] : [];
      })
      .sort(compareNames),
  }));
}
