import { randomUUID } from 'node:crypto';
import type { Queries } from '@/db/client';
import { insertOrganizationRepository, listRepositoryRows } from '@/db/store/organization-repositories';
import type { Organization } from '@/db/store/organizations';
import { deleteTeamRepository, keepTeamRepository, listRepositoriesOfTeam, type Team } from '@/db/store/teams';
import type { TeamKind } from '@/lib/assessment/team-kind';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { isSameName, readName } from '@/lib/organization/name';
import { readPathScope } from '@/lib/organization/path-scope';
import { readTarget, type Target } from '@/lib/organization/target';
import { addressKey, type KeptAddress, readKeptAddress } from '@/lib/services/organization-address';

/** All that a person says of a team. */
export interface TeamInput {
  name: string;
  /** Null where nobody chose: then it is suggested from the roles of its repositories. */
  kind: TeamKind | null;
  /** Slug of the team whose platform serves this one. */
  platform: string | null;
  target: Target | null;
  repositories: readonly TeamRepositoryInput[];
}

export interface TeamRepositoryInput {
  /** As typed. One that the organization does not have yet is added to it. */
  address: string;
  /** Folders that are the team's; empty for all of it. */
  paths: readonly string[];
}

/** A repository of a team, checked. */
export interface ScopedAddress {
  kept: KeptAddress;
  paths: string[];
}

/** What can be checked of a team without a look at the others. Errors carry the field: `name`, `reason`, `repositories.0.paths`. */
export function readTeamInput(
  context: Context,
  organization: Organization,
  input: TeamInput,
): { name: string; target: Target | null; repositories: ScopedAddress[] } {
  return {
    name: readName(input.name, 'team'),
    target: input.target && readTarget(input.target),
    repositories: readRepositories(context, organization, input.repositories),
  };
}

function readRepositories(
  context: Context,
  organization: Organization,
  repositories: readonly TeamRepositoryInput[],
): ScopedAddress[] {
  const read = repositories.map(({ address, paths }, index) => ({
    kept: readKeptAddress(context, organization, { text: address, field: `repositories.${index}.address` }),
    paths: readPathScope(paths, `repositories.${index}.paths`),
  }));
  const again = read.findIndex(({ kept }, index) => read.findIndex((each) => each.kept.key === kept.key) !== index);
  if (again >= 0) {
    const reason = `${read[again]?.kept.label} is there twice. Put all its folders in one place.`;
    throw new CairnError('invalid-input', reason, { field: `repositories.${again}.address` });
  }
  return read;
}

/** @throws {CairnError} `conflict` of the field `name`: teams are named in files and on pages by nothing else. */
export function refuseTakenTeamName(name: string, others: readonly Team[]): void {
  const same = others.find((other) => isSameName(other.name, name));
  if (same) {
    const reason = `There is a team called "${same.name}" already. Choose another name, or edit that team.`;
    throw new CairnError('conflict', reason, { field: 'name' });
  }
}

/**
 * The id of the team that serves another as its platform.
 * @param team the one that is served; null for one that is not there yet
 * @throws {CairnError} `invalid-input` of the field `platform`: unknown, the team itself, or served by it.
 */
export function resolvePlatform(teams: readonly Team[], team: Team | null, slug: string | null): string | null {
  if (slug === null) return null;
  const platform = teams.find((each) => each.slug === slug);
  if (!platform) {
    const reason = `There is no team "${slug}" that could serve as platform. Choose one of the list, or create it first.`;
    throw new CairnError('invalid-input', reason, { field: 'platform' });
  }
  if (team) refuseCircle(teams, team, platform);
  return platform.id;
}

/** @throws {CairnError} `invalid-input` of the field `platform` when a team would be served, over others or not, by itself. */
export function refuseCircle(teams: readonly Team[], team: Team, platform: Team): void {
  if (platform.id === team.id) {
    const reason = `${team.name} cannot be its own platform. A team that runs its own needs none named: choose none.`;
    throw new CairnError('invalid-input', reason, { field: 'platform' });
  }
  const byId = new Map(teams.map((each) => [each.id, each]));
  const seen = new Set<string>();
  for (let above: Team | undefined = platform; above && !seen.has(above.id); above = next(above)) {
    if (above.platformTeamId === team.id) {
      const reason = `${platform.name} is itself served by ${team.name}. Choose another platform, or change that first.`;
      throw new CairnError('invalid-input', reason, { field: 'platform' });
    }
    seen.add(above.id);
  }

  function next({ platformTeamId }: Team): Team | undefined {
    return platformTeamId === null ? undefined : byId.get(platformTeamId);
  }
}

/**
 * Adds the repositories that the organization does not have. Gives the ids of all that it has then, by the key of their address,
 * and the ids of those that it had before.
 */
export async function keepRepositories(
  db: Queries,
  { organizationId, addresses, now }: { organizationId: string; addresses: readonly KeptAddress[]; now: Date },
): Promise<{ ids: Map<string, string>; before: Set<string> }> {
  const rows = await listRepositoryRows(db, organizationId);
  const ids = new Map(rows.map(({ id, address }) => [addressKey(address), id]));
  for (const { key, address, label } of addresses) {
    if (ids.has(key)) continue;
    const id = randomUUID();
    await insertOrganizationRepository(db, { id, organizationId, address, label, createdAt: now });
    ids.set(key, id);
  }
  return { ids, before: new Set(rows.map(({ id }) => id)) };
}

/** Makes these the repositories of a team, and no others. */
export async function setTeamRepositories(
  db: Queries,
  { id, organizationId }: Team,
  repositories: readonly ScopedAddress[],
  now: Date,
): Promise<void> {
  const addresses = repositories.map(({ kept }) => kept);
  const { ids } = await keepRepositories(db, { organizationId, addresses, now });
  const wanted = new Map(repositories.map(({ kept, paths }) => [ids.get(kept.key) ?? '', paths]));
  for (const { repositoryId } of await listRepositoriesOfTeam(db, id)) {
    if (!wanted.has(repositoryId)) await deleteTeamRepository(db, id, repositoryId);
  }
  for (const [repositoryId, paths] of wanted) await keepTeamRepository(db, { teamId: id, repositoryId, paths });
}
