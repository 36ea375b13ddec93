import type { Queries } from '@/db/client';
import type { StoredAssessment } from '@/db/store/assessments';
import { listDisputesOfOrganization, listStandingOfAddresses, type StoredDispute } from '@/db/store/disputes';
import { listJudgedRepositories } from '@/db/store/repository-facts';
import { findTeamById } from '@/db/store/teams';
import type { Dispute, PartDispute } from '@/lib/assessment/dispute';
import { normalizeRepositoryUrl } from '@/lib/git/repository-url';
import type { LookedAt } from '@/lib/services/team-facts';

/** A team with the addresses of its repositories, and those of the platform that serves it. */
export interface DisputingTeam {
  id: string;
  organizationId: string;
  addresses: readonly string[];
  platform: { teamId: string; addresses: readonly string[] } | null;
}

/**
 * What stands of what was told for a team: for itself, for every team of its organization, or for a repository of its; and the
 * same of the platform that serves it. Repositories go by the address that git is given.
 */
export async function disputesOfTeam(db: Queries, team: DisputingTeam): Promise<PartDispute[]> {
  const standing = (await listDisputesOfOrganization(db, team.organizationId)).filter(isStanding).toReversed();
  const { platform } = team;
  return [
    ...standing.filter(speaksOf(team.id, team.addresses)).map((each) => asPart(each, 'own')),
    ...(platform === null
      ? []
      : standing.filter(isOfPlatform(platform.teamId, platform.addresses)).map((each) => asPart(each, 'platform'))),
  ];
}

/** What stands of what was told of repositories outside of any organization. */
export async function disputesOfAddresses(db: Queries, addresses: readonly string[]): Promise<PartDispute[]> {
  return (await listStandingOfAddresses(db, addresses)).map((each) => asPart(each, 'own'));
}

/** What stands now of what was told of what an assessment is of. */
export async function disputesOfAssessment(
  db: Queries,
  { id, teamId, judgedWith: { platform } }: Pick<StoredAssessment, 'id' | 'teamId' | 'judgedWith'>,
): Promise<PartDispute[]> {
  const judged = await listJudgedRepositories(db, id);
  const addressesOf = (wanted: PartDispute['part']) =>
    judged.filter(({ part }) => part === wanted).map(({ address }) => address);
  const team = teamId === null ? null : await findTeamById(db, teamId);
  if (team === null) return disputesOfAddresses(db, addressesOf('own'));
  const serving = typeof platform === 'object' ? platform : null;
  return disputesOfTeam(db, {
    ...team,
    addresses: addressesOf('own'),
    platform: serving && { teamId: serving.teamId, addresses: addressesOf('platform') },
  });
}

/** Those of one part, with the URL under which the repository's facts are; one of a repository that was not looked at is left out. */
export function disputesUnderUrls(
  disputes: readonly PartDispute[],
  wanted: PartDispute['part'],
  lookedAt: readonly LookedAt[],
): Dispute[] {
  const urls = new Map(lookedAt.map(({ address, url }) => [normalizeRepositoryUrl(address), url]));
  return disputes.flatMap(({ part, dispute }) => {
    const { source } = dispute;
    if (part !== wanted || source.from !== 'application') return [];
    if (source.repository === null) return [dispute];
    const url = urls.get(normalizeRepositoryUrl(source.repository));
    return url === undefined ? [] : [{ ...dispute, source: { ...source, repository: url } }];
  });
}

function isStanding({ withdrawn }: StoredDispute): boolean {
  return withdrawn === null;
}

function speaksOf(teamId: string, addresses: readonly string[]): (dispute: StoredDispute) => boolean {
  const keys = new Set(addresses.map(normalizeRepositoryUrl));
  return (dispute) =>
    (dispute.teamId === null || dispute.teamId === teamId) &&
    (dispute.address === null || keys.has(normalizeRepositoryUrl(dispute.address)));
}

/** What is told for every team is told for the team itself, and not a second time for its platform. */
function isOfPlatform(teamId: string, addresses: readonly string[]): (dispute: StoredDispute) => boolean {
  const speaks = speaksOf(teamId, addresses);
  return (dispute) => speaks(dispute) && (dispute.teamId !== null || dispute.address !== null);
}

function asPart(stored: StoredDispute, part: PartDispute['part']): PartDispute {
  const { id, kind, subject, outcome, reason, author, expires, createdAt } = stored;
  const source = {
    from: 'application' as const,
    id,
    scope: scopeOf(stored),
    repository: stored.address,
    recordedAt: createdAt.toISOString(),
  };
  return { part, dispute: { kind, subject, outcome, reason, author, expires, source } };
}

/** For whom a dispute was told. */
export function scopeOf({ teamId, address }: Pick<StoredDispute, 'teamId' | 'address'>) {
  if (address !== null) return 'repository' as const;
  return teamId === null ? ('organization' as const) : ('team' as const);
}
