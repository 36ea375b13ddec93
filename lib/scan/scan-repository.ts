import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { CairnError } from '@/lib/errors';
import type { OpenRepository } from '@/lib/git/repository';
import { readTree } from '@/lib/git/tree';
import { buildInventory } from '@/lib/scan/build-inventory';
import { collectFileFacts } from '@/lib/scan/collect-file-facts';
import type { ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { FactsCache } from '@/lib/scan/facts-cache';
import { dateGuides } from '@/lib/scan/guide-ages';
import { KeptTexts } from '@/lib/scan/kept-texts';
import { observe } from '@/lib/scan/observe';
import { missingFolders, narrowInventory } from '@/lib/scan/path-scope';
import { readRepositoryHistory } from '@/lib/scan/repository-flow';
import { isFollowed, unfollowedEntries } from '@/lib/scan/unfollowed-entries';

export interface ScanOptions {
  cache: FactsCache;
  /** Of the scans of the same repository before, one after the other: what did not change is not worked out again. */
  memory?: ScanMemory | undefined;
  includeTests: boolean;
  now: Date;
  /** Folders of it to be looked at, none inside another, with what they stand on; the whole repository when left out or empty. */
  paths?: readonly string[] | undefined;
  /** Largest file in bytes whose content is read. Default 1 MiB. */
  maximumBytes?: number;
  onProgress?: ((progress: { done: number; total: number | null; message: string }) => void) | undefined;
  signal?: AbortSignal | undefined;
}

const defaultMaximumBytes = 1024 * 1024;

/**
 * Scans one repository at one commit: its files are read by blob, resolved across each other, and observed by every indicator.
 * Hostile content gives reasons in the result, never an error.
 * @throws {CairnError} when the repository itself cannot be read or is larger than the limits, and `folder-not-found` when none of
 * `paths` is a folder with files.
 */
export async function scanRepository(repository: OpenRepository, options: ScanOptions): Promise<RepositoryFacts> {
  const { onProgress, signal, memory } = options;
  memory?.begin();
  onProgress?.({ done: 0, total: null, message: 'Listing files' });
  const listing = readTree(repository, repository.commit);
  // History is read by git beside everything else; its own failure is reported when its turn comes.
  const history = readRepositoryHistory(repository);
  history.catch(() => undefined);
  const entries = await listing;
  const files = entries.filter(isFollowed).map(({ path, objectId }) => ({ path, objectId }));
  const texts = new KeptTexts();
  const facts = await collectFileFacts(repository, files, {
    cache: options.cache,
    texts,
    memory,
    includeTests: options.includeTests,
    maximumBytes: options.maximumBytes ?? defaultMaximumBytes,
    signal,
    onProgress,
  });
  onProgress?.({ done: files.length, total: files.length, message: 'Reading history' });
  const [guides, past] = await Promise.all([dateGuides(repository, files, facts.guides), history]);
  signal?.throwIfAborted();
  onProgress?.({ done: files.length, total: files.length, message: 'Resolving and judging' });
  const ownUrls = [repository.address.url, ...(repository.originUrl === null ? [] : [repository.originUrl])];
  const { includeTests } = options;
  const unread = [...facts.unread, ...unfollowedEntries(entries, includeTests)];
  const whole = buildInventory({ ...facts, unread, files, includeTests, ...past, guides, ownUrls, memory });
  const paths = [...(options.paths ?? [])];
  const inventory = paths.length === 0 ? whole : narrowInventory(whole, paths);
  if (paths.length > 0 && missingFolders(paths, files).length === paths.length) throw noFolder(repository, paths);
  const size = paths.length === 0 ? entries.length : inventory.files.length;
  return observe(repository, inventory, { files: size, paths }, { cache: options.cache, texts, memory });
}

function noFolder({ address, commit }: OpenRepository, paths: readonly string[]): CairnError {
  const named = paths.map((path) => `"${path}"`).join(', ');
  const reason = paths.length === 1 ? `has no folder ${named}` : `has none of the folders ${named}`;
  return new CairnError('folder-not-found', `${address.label} ${reason} at ${commit.slice(0, 12)}. Correct the paths.`);
}
