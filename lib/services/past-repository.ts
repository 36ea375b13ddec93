import type { CommitWithPaths } from '@/lib/assessment/causing-commits';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { FirstParentLine } from '@/lib/git/first-parent-line';
import { readHistory } from '@/lib/git/history';
import { KnownTrees } from '@/lib/git/known-trees';
import { type OpenRepository, openRepository } from '@/lib/git/repository';
import { commitAt, commitsAt, type DatedCommit } from '@/lib/git/revision';
import type { TeamPart } from '@/lib/jobs/team-work';
import { ScanMemory } from '@/lib/scan/documents/scan-memory';
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
    const [commits, referencesAt] = await Promise.all([commitsOf(repository, moments), readPastReferences(repository)]);
    const first = commits.findIndex((commit) => commit !== null);
    const known = new Map<string, RepositoryFacts | null>();
    const line = new FirstParentLine(repository);
    const trees = repository.partial ? {} : { knownTrees: new KnownTrees() };
    const memory = new ScanMemory();
    const scan = async ({ commit, commitDate }: DatedCommit, now: Date): Promise<RepositoryFacts | null> => {
      const found = known.get(commit);
      if (found !== undefined) return found;
      const then = {
        ...repository,
        commit,
        commitDate,
        line,
        ...trees,
        readReferences: async () => referencesAt(commit),
      };
      const facts = await scanThen(then, part.paths, now, { ...request, memory });
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

/** The commit of each moment; there is one at the last. */
async function commitsOf(repository: OpenRepository, moments: readonly Date[]): Promise<(DatedCommit | null)[]> {
  const { source, commit, shallow } = repository;
  const commits = await commitsAt(source, commit, moments);
  const last = moments.at(-1);
  // Says why there is none.
  if (last && commits.at(-1) === null) await commitAt(source, commit, last, shallow);
  return commits;
}

async function scanThen(
  then: OpenRepository,
  paths: readonly string[],
  now: Date,
  { cache, signal, memory, includeTests = false }: PastRequest & { memory: ScanMemory },
): Promise<RepositoryFacts | null> {
  try {
    return await scanRepository(then, { cache, memory, includeTests, now, signal, paths });
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
    const touched = (files ?? []).filter(({ path }) => paths.has(path));
    const comings = touched.filter(({ status }) => status !== 'modified').map(({ path }) => path);
    const about = { id, committedAt, subject, repository, paths: touched.map(({ path }) => path), comings };
    if (touched.length > 0) commits.push(about);
  }
  return commits;
}
