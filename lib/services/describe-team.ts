import { listNewestFacts } from '@/db/store/imported-facts';
import { findOrganizationById } from '@/db/store/organizations';
import { findTeamById, listRepositoriesOfTeam, type TeamRepository } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { CairnError, isCairnError } from '@/lib/errors';
import type { TeamPart, TeamWork } from '@/lib/jobs/team-work';
import { parseOrganizationAddress } from '@/lib/services/organization-address';
import { readOrganizationRecords } from '@/lib/services/organization-records';
import { disputesOfTeam } from '@/lib/services/standing-disputes';
import { selectTeamFacts } from '@/lib/services/team-facts';

/**
 * What is to be known of a team before its repositories are looked at: they, those of its platform, its target, and the imported
 * facts that speak of it.
 * @throws {CairnError} `not-found` when there is no such team, `invalid-input` when it has no repository, or one that may not be read.
 */
export async function describeTeam(context: Context, teamId: string): Promise<TeamWork> {
  const db = context.db.read;
  const team = await findTeamById(db, teamId);
  const organization = team && (await findOrganizationById(db, team.organizationId));
  if (!team || !organization) throw new CairnError('not-found', 'There is no such team. It may have been deleted.');
  const partsOf = async (id: string) =>
    (await listRepositoriesOfTeam(db, id)).map((repository) => readablePart(context, organization, repository));
  const own = await partsOf(team.id);
  if (own.length === 0) {
    throw new CairnError('invalid-input', `${team.name} has no repository yet. Add one, and assess the team then.`);
  }
  const platform =
    team.platformTeamId === null || team.platformTeamId === team.id
      ? null
      : await findTeamById(db, team.platformTeamId);
  const served = platform === null ? [] : await partsOf(platform.id);
  return {
    name: team.name,
    kind: team.kind,
    own,
    platform: platform && { teamId: platform.id, name: platform.name, repositories: served },
    target: team.target?.level ?? null,
    organization: { name: organization.name, records: await readOrganizationRecords(db, organization.id) },
    connectedFacts: selectTeamFacts(await listNewestFacts(db, organization.id), {
      own: { slug: team.slug, addresses: addressesOf(own) },
      platform: platform && { slug: platform.slug, addresses: addressesOf(served) },
    }),
    disputes: await disputesOfTeam(db, {
      ...team,
      addresses: addressesOf(own),
      platform: platform && { teamId: platform.id, addresses: addressesOf(served) },
    }),
  };
}

function addressesOf(parts: readonly TeamPart[]): string[] {
  return parts.map(({ address }) => address);
}

function readablePart(
  context: Context,
  organization: { isSample: boolean },
  { address, label, paths }: TeamRepository,
): TeamPart {
  try {
    parseOrganizationAddress(context, organization, address);
  } catch (error) {
    if (isCairnError(error)) throw new CairnError(error.code, `${label}: ${error.message}`, { cause: error });
    throw error;
  }
  return { address, label, paths };
}
