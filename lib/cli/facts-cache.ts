import { join } from 'node:path';
import { openBlobFacts } from '@/db/store/blob-facts';
import { isCairnError } from '@/lib/errors';
import type { CollectRequest } from '@/lib/services/collect-facts';

type FactsCache = CollectRequest['cache'];

/**
 * Lends the cache of the data folder, so that a second look at a repository is quick. Where that folder cannot be written, as in
 * some pipelines, nothing is kept and everything is read.
 */
export async function withFactsCache<Result>(
  dataFolder: string,
  now: () => Date,
  work: (cache: FactsCache) => Promise<Result>,
): Promise<Result> {
  const cache = openCache(dataFolder, now);
  try {
    return await work(cache);
  } finally {
    cache.close();
  }
}

function openCache(dataFolder: string, now: () => Date): FactsCache & { close(): void } {
  try {
    return openBlobFacts(join(dataFolder, 'cache.sqlite'), { now });
  } catch (error) {
    if (!isCairnError(error, 'unreadable')) throw error;
    return { read: () => new Map(), write: () => undefined, close: () => undefined };
  }
}
