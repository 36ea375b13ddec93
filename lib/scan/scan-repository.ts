import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { OpenRepository } from '@/lib/git/repository';
import { readTree, type TreeEntry } from '@/lib/git/tree';
import { buildInventory } from '@/lib/scan/build-inventory';
import { collectFileFacts } from '@/lib/scan/collect-file-facts';
import type { FactsCache } from '@/lib/scan/facts-cache';
import { KeptTexts } from '@/lib/scan/kept-texts';
import { observe } from '@/lib/scan/observe';
import { readRepositoryFlow } from '@/lib/scan/repository-flow';
import { unfollowedEntries } from '@/lib/scan/unfollowed-entries';

export interface ScanOptions {
  cache: FactsCache;
  includeTests: boolean;
  now: Date;
  /** Largest file in bytes whose content is read. Default 1 MiB. */
  maximumBytes?: number;
  onProgress?: ((progress: { done: number; total: number | null; message: string }) => void) | undefined;
  signal?: AbortSignal | undefined;
}

const defaultMaximumBytes = 1024 * 1024;

/**
 * Scans one repository at one commit: its files are read by blob, resolved across each other, and observed by every indicator.
 * Hostile content gives reasons in the result, never an error.
 * @throws {CairnError} when the repository itself cannot be read or is larger than the limits.
 */
export async function scanRepository(repository: OpenRepository, options: ScanOptions): Promise<RepositoryFacts> {
  const { onProgress, signal } = options;
  onProgress?.({ done: 0, total: null, message: 'Listing files' });
  const listing = readTree(repository, repository.commit);
  // History is read by git beside everything else; its own failure is reported when its turn comes.
  const history = readRepositoryFlow(repository);
  history.catch(() => undefined);
  const entries = await listing;
  const files = entries.filter(isRegularFile).map(({ path, objectId }) => ({ path, objectId }));
  const texts = new KeptTexts();
  const facts = await collectFileFacts(repository, files, {
    cache: options.cache,
    texts,
    includeTests: options.includeTests,
    maximumBytes: options.maximumBytes ?? defaultMaximumBytes,
    signal,
    onProgress,
  });
  onProgress?.({ done: files.length, total: files.length, message: 'Reading history' });
  const flow = await history;
  signal?.throwIfAborted();
  onProgress?.({ done: files.length, total: files.length, message: 'Resolving and judging' });
  const ownUrls = [repository.address.url, ...(repository.originUrl === null ? [] : [repository.originUrl])];
  const { includeTests } = options;
  const unread = [...facts.unread, ...unfollowedEntries(entries, includeTests)];
  const inventory = buildInventory({ ...facts, unread, files, includeTests, flow, ownUrls });
  return observe(repository, inventory, entries.length, { cache: options.cache, texts });
}

/** Symbolic links and submodules are never followed: what they point at is not this repository's content. */
function isRegularFile(entry: TreeEntry): boolean {
  return entry.type === 'file';
}
