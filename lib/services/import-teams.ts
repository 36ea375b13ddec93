import { randomUUID } from 'node:crypto';
import {
  deleteTeamRepository,
  deleteTeamRow,
  insertTeam,
  keepTeamRepository,
  listTeamRepositories,
  listTeamRows,
  type Team,
  type TeamRepository,
  updateTeam,
} from '@/db/store/teams';
import { isCairnError } from '@/lib/errors';
import { freeSlug, nameKey } from '@/lib/organization/name';
import { readPathScope } from '@/lib/organization/path-scope';
import type { TeamEntry } from '@/lib/organization/teams-file';
import { RESERVED_TEAM_SLUGS } from '@/lib/services/create-team';
import type { ImportCounts, TeamsImport } from '@/lib/services/import-teams-file';
import { refuseCircle } from '@/lib/services/team-input';

/** Creates and changes the teams of a file, with the repositories that they answer for. Gives the ids of the file's teams, in order. */
export async function importTeams(step: TeamsImport): Promise<{ counts: ImportCounts; ids: string[] }> {
  const { db, organization, file, removeMissing } = step;
  const before = await listTeamRows(db, organization.id);
  const assigned = Map.groupBy(await listTeamRepositories(db, organization.id), ({ teamId }) => teamId);
  const listed = mergeTeams(step, before);
  const known = new Set(before.map(({ id }) => id));
  const named = new Set(listed.map(({ id }) => id));
  const missing = before.filter(({ id }) => !named.has(id));
  resolvePlatforms(step, listed, removeMissing ? [] : missing);
  if (removeMissing) for (const { id } of missing) await deleteTeamRow(db, id);
  for (const [index, team] of listed.entries()) {
    await (known.has(team.id) ? updateTeam(db, team) : insertTeam(db, team));
    await importTeamRepositories(step, team, file.teams[index], assigned.get(team.id) ?? []);
  }
  const kept = listed.filter(({ id }) => known.has(id)).length;
  const counts = { created: listed.length - kept, kept, removed: removeMissing ? missing.length : 0 };
  return { counts, ids: listed.map(({ id }) => id) };
}

/** The teams of the file as they will be, but for their platforms. */
function mergeTeams({ file, organization, removeMissing, now }: TeamsImport, before: readonly Team[]): Team[] {
  const byName = new Map(before.map((team) => [nameKey(team.name), team]));
  const taken = new Set([...RESERVED_TEAM_SLUGS, ...before.map(({ slug }) => slug)]);
  return file.teams.map(({ name, kind, target }) => {
    const known = byName.get(nameKey(name));
    const kept = removeMissing ? undefined : known;
    const slug = known?.slug ?? freeSlug(name, { taken, whenEmpty: 'team' });
    taken.add(slug);
    return {
      id: known?.id ?? randomUUID(),
      organizationId: organization.id,
      slug,
      name,
      kind: kind === undefined ? (kept?.kind ?? null) : kind,
      platformTeamId: kept?.platformTeamId ?? null,
      target: target === undefined ? (kept?.target ?? null) : target,
      createdAt: known?.createdAt ?? now,
    };
  });
}

/** Sets the platforms that the file names: teams of the file, or others that stay. */
function resolvePlatforms({ file, problemAt }: TeamsImport, listed: readonly Team[], others: readonly Team[]): void {
  const all = [...listed, ...others];
  const byName = new Map(all.map((team) => [nameKey(team.name), team]));
  for (const [index, team] of listed.entries()) {
    const name = file.teams[index]?.platform;
    if (name === undefined) continue;
    const platform = name === null ? null : byName.get(nameKey(name));
    if (platform === undefined) {
      const reason = `There is no team called "${name}". Write a team of this file, or one that exists.`;
      throw problemAt(['teams', index, 'platform'], reason);
    }
    team.platformTeamId = platform?.id ?? null;
  }
  const byId = new Map(all.map((team) => [team.id, team]));
  for (const [index, team] of listed.entries()) {
    const platform = byId.get(team.platformTeamId ?? '');
    try {
      if (platform) refuseCircle(all, team, platform);
    } catch (error) {
      throw isCairnError(error) ? problemAt(['teams', index, 'platform'], error.message) : error;
    }
  }
}

async function importTeamRepositories(
  { db, repositoryIds, removeMissing }: TeamsImport,
  { id: teamId }: Team,
  entry: TeamEntry | undefined,
  assigned: readonly TeamRepository[],
): Promise<void> {
  const pathsBefore = new Map(assigned.map(({ repositoryId, paths }) => [repositoryId, paths]));
  const listed = new Set<string>();
  for (const { address, paths } of entry?.repositories ?? []) {
    const repositoryId = repositoryIds.get(address) ?? '';
    listed.add(repositoryId);
    const kept = removeMissing ? [] : (pathsBefore.get(repositoryId) ?? []);
    const scope = paths === undefined ? kept : readPathScope(paths, 'text');
    await keepTeamRepository(db, { teamId, repositoryId, paths: scope });
  }
  const missing = removeMissing ? assigned.filter(({ repositoryId }) => !listed.has(repositoryId)) : [];
  for (const { repositoryId } of missing) await deleteTeamRepository(db, teamId, repositoryId);
}
