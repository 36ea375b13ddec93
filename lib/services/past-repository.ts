import type { CommitWithPaths } from '@/lib/assessment/history';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { readHistory } from '@/lib/git/history';
import { type OpenRepository, openRepository } from '@/lib/git/repository';
import { commitAt, type DatedCommit } from '@/lib/git/revision';
import type { TeamPart } from '@/lib/jobs/team-work';
import { scanRepository } from '@/lib/scan/scan-repository';
import type { CollectRequest } from '@/lib/services/collect-facts';
import { readPastReferences } from '@/lib/services/past-references';

export type PastRequest = Omit<CollectRequest, 'addresses' | 'paths' | 'at'>;

/** A repository, or folders of it, as it was at moments of the past. */
export interface PastRepository {
  part: Pick<TeamPart, 'address' | 'paths'>;
  /** Its address as shown to people. */
  url: string;
  /** By moment, oldest first; null where it did not exist yet, or its history is cut off. */
  commits: readonly (DatedCommit | null)[];
  /** The first moment that a shallow checkout can tell of; null where none is cut off. */
  cutAt: Date | null;
  /** What it held at a moment; null where it, or each of the folders, did not exist yet. */
  factsAt(moment: number): Promise<RepositoryFacts | null>;
  /** Commits after one moment up to a later one that touched any of the paths, with those of them, newest first. */
  commitsBetween(from: number, to: number, paths: ReadonlySet<string>): Promise<CommitWithPaths[]>;
  close(): Promise<void>;
}

/** Most commits between two moments that are looked through for what changed a level. */
const mostCommits = 5_000;

/**
 * Opens a repository to look at its past. `moments` are oldest first.
 * @throws {CairnError} for an address that cannot be read, and when there is no commit yet at the last moment.
 */
export async function openPastRepository(
  part: Pick<TeamPart, 'address' | 'paths'>,
  moments: readonly Date[],
  request: PastRequest,
): Promise<PastRepository> {
  const repository = await open(part.address, request);
  try {
    const commits = await commitsOf(repository, moments);
    const referencesAt = await readPastReferences(repository);
    const first = commits.findIndex((commit) => commit !== null);
    const known = new Map<string, RepositoryFacts | null>();
    const scan = async ({ commit, commitDate }: DatedCommit, now: Date): Promise<RepositoryFacts | null> => {
      const found = known.get(commit);
      if (found !== undefined) return found;
      const then = { ...repository, commit, commitDate, references: referencesAt(commit) };
      const facts = await scanThen(then, part.paths, now, request);
      known.set(commit, facts);
      return facts;
    };
    return {
      part,
      url: repository.originUrl ?? repository.address.url,
      commits,
      cutAt: repository.shallow && first > 0 ? (moments[first] ?? null) : null,
      factsAt: async (moment) => {
        const [commit, now] = [commits[moment], moments[moment]];
        return commit && now ? scan(commit, now) : null;
      },
      commitsBetween: async (from, to, paths) => {
        const commit = commits[to];
        return commit ? readCommits({ ...repository, ...commit }, commits[from]?.commit ?? null, paths) : [];
      },
      close: () => repository.close(),
    };
  } catch (error) {
    await repository.close();
    throw error;
  }
}

function open(address: string, request: PastRequest): Promise<OpenRepository> {
  const { environment, now, dataFolder, signal, revision, allowFile, onProgress } = request;
  const options = { allowFile: allowFile ?? true, allowInsecure: environment.CAIRN_ALLOW_HTTP };
  return openRepository(parseAddress(address, options), {
    revision,
    now,
    dataFolder,
    environment: environment.git,
    depth: 'history',
    signal,
    onProgress: ({ step, done, total }) => onProgress?.({ done, total, message: step }),
  });
}

/** The commit of each moment. */
async function commitsOf(repository: OpenRepository, moments: readonly Date[]): Promise<(DatedCommit | null)[]> {
  const commits: (DatedCommit | null)[] = [];
  for (const date of moments.toReversed()) {
    const isBefore = commits.length > 0 && commits[0] === null;
    commits.unshift(isBefore ? null : await commitBefore(repository, date, commits.length > 0));
  }
  return commits;
}

/** Null where the line begins later, which is no error once a later moment has a commit. */
async function commitBefore(
  { source, commit, shallow }: OpenRepository,
  date: Date,
  mayBeMissing: boolean,
): Promise<DatedCommit | null> {
  try {
    return await commitAt(source, commit, date, shallow);
  } catch (error) {
    if (mayBeMissing && isCairnError(error, 'revision-not-found')) return null;
    throw error;
  }
}

async function scanThen(
  then: OpenRepository,
  paths: readonly string[],
  now: Date,
  { cache, signal, includeTests = false }: PastRequest,
): Promise<RepositoryFacts | null> {
  try {
    return await scanRepository(then, { cache, includeTests, now, signal, paths });
  } catch (error) {
    if (isCairnError(error, 'folder-not-found')) return null;
    throw error;
  }
}

async function readCommits(
  then: OpenRepository,
  after: string | null,
  paths: ReadonlySet<string>,
): Promise<CommitWithPaths[]> {
  if (paths.size === 0 || then.commit === after) return [];
  const commits: CommitWithPaths[] = [];
  const repository = then.originUrl ?? then.address.url;
  let seen = 0;
  for await (const { id, committedAt, subject, files } of readHistory(then, { firstParent: true, withFiles: true })) {
    if (id === after || seen === mostCommits) break;
    seen += 1;
    const touched = (files ?? []).map(({ path }) => path).filter((path) => paths.has(path));
    if (touched.length > 0) commits.push({ id, committedAt, subject, repository, paths: touched });
  }
  return commits;
}
