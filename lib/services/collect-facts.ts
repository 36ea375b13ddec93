import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { Environment } from '@/lib/env';
import { CairnError } from '@/lib/errors';
import { parseAddress, type RepositoryAddress } from '@/lib/git/address';
import { openRepository } from '@/lib/git/repository';
import type { JobProgress } from '@/lib/jobs/job';
import { readPathScope } from '@/lib/organization/path-scope';
import type { FactsCache } from '@/lib/scan/facts-cache';
import { scanRepository } from '@/lib/scan/scan-repository';
import type { RepositoryMemories } from '@/lib/services/repository-memories';

export interface CollectRequest {
  /** Paths and URLs, as typed. */
  addresses: readonly string[];
  /** Folders to be looked at, with what they stand on; the whole repository unless given. For one address only. */
  paths?: readonly string[] | undefined;
  /** A branch, a tag or a commit id; the default branch unless given. */
  revision?: string | undefined;
  /** The last commit at or before this date in place of the newest. */
  at?: Date | undefined;
  /** Counts tests, examples and vendored files too. */
  includeTests?: boolean | undefined;
  /** Local paths are read unless this is false. */
  allowFile?: boolean | undefined;
  now: Date;
  dataFolder: string;
  cache: FactsCache;
  /** Of scans before this one. */
  memories?: RepositoryMemories | undefined;
  environment: Environment;
  onProgress?: ((progress: JobProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Opens and scans each repository, one after the other, in the order given; one that is given twice is read once.
 * @throws {CairnError} for an address that cannot be read; nothing is given of the others then.
 */
export async function collectFacts(request: CollectRequest): Promise<RepositoryFacts[]> {
  const addresses = parseAddresses(request);
  const paths = readPathScope(request.paths ?? [], 'paths');
  const collected: RepositoryFacts[] = [];
  for (const address of addresses) {
    request.signal?.throwIfAborted();
    const prefix = addresses.length > 1 ? `${address.label}: ` : '';
    const onProgress = (progress: JobProgress) =>
      request.onProgress?.({ ...progress, message: `${prefix}${progress.message}` });
    collected.push(await collectOne(address, { ...request, paths, onProgress }));
  }
  return collected;
}

function parseAddresses({ addresses, paths, allowFile, environment }: CollectRequest): RepositoryAddress[] {
  if (addresses.length === 0) throw new CairnError('invalid-input', 'Name at least one repository.');
  const options = { allowFile: allowFile ?? true, allowInsecure: environment.CAIRN_ALLOW_HTTP };
  const parsed = addresses.map((address) => parseAddress(address, options));
  if (parsed.length > 1 && (paths ?? []).length > 0) {
    throw new CairnError('invalid-input', 'Folders are of one repository. Name that one alone.');
  }
  return [...new Map(parsed.map((address) => [address.url, address])).values()];
}

async function collectOne(
  address: RepositoryAddress,
  request: CollectRequest & { onProgress: (progress: JobProgress) => void },
): Promise<RepositoryFacts> {
  const { revision, at, now, dataFolder, environment, signal, onProgress, cache, paths } = request;
  onProgress({ done: 0, total: null, message: 'Reading the repository' });
  const repository = await openRepository(address, {
    revision,
    at,
    now,
    dataFolder,
    environment: environment.git,
    depth: 'history',
    signal,
    onProgress: ({ step, done, total }) => onProgress({ done, total, message: step }),
  });
  try {
    const includeTests = request.includeTests ?? false;
    const memory = request.memories?.of(repository, includeTests);
    // A partial repository may lack folders that its remote has.
    const known = memory && !repository.partial ? { ...repository, knownTrees: memory.trees } : repository;
    return await scanRepository(known, { cache, memory: memory?.scan, includeTests, now, onProgress, signal, paths });
  } finally {
    await repository.close();
  }
}
