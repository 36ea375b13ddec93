import type { Queries } from '@/db/client';
import { listNewestOwnUrls } from '@/db/store/repository-facts';
import { listRepositoriesOfTeam } from '@/db/store/teams';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

/**
 * The keys by which events may name a team's repositories: those of their addresses, and of a local copy that of the host it came from,
 * as the last assessment saw it.
 */
export async function repositoryKeysOfTeam(db: Queries, teamId: string): Promise<Set<string>> {
  const addresses = new Set((await listRepositoriesOfTeam(db, teamId)).map(({ address }) => address));
  const seen = (await listNewestOwnUrls(db, teamId)).filter(({ address }) => addresses.has(address));
  return new Set([...addresses, ...seen.map(({ url }) => url)].map(repositoryKeyOf));
}
