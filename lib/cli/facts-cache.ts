import { join } from 'node:path';
import { openBlobFacts } from '@/db/store/blob-facts';
import { isCairnError } from '@/lib/errors';
import { createMemoryFactsCache, type FactsCache } from '@/lib/scan/facts-cache';

/**
 * Lends the cache of the data folder, so that a second look at a repository is quick. Where that folder cannot be written, as in
 * some pipelines, one that lasts as long as the process does as well.
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
    return { ...createMemoryFactsCache(), close: () => undefined };
  }
}
