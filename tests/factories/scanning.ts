import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBlobFacts } from '@/db/store/blob-facts';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { parseAddress } from '@/lib/git/address';
import { openRepository } from '@/lib/git/repository';
import { createMemoryFactsCache, type FactsCache } from '@/lib/scan/facts-cache';
import { scanRepository } from '@/lib/scan/scan-repository';
import { gitEnvironment } from '@/tests/factories/git-repository';

/** The instant at which tests and benches look. */
export const lookedAt = new Date('2026-11-21T00:00:00Z');

export interface ScanRequest {
  revision?: string;
  cache?: FactsCache;
  includeTests?: boolean;
  maximumBytes?: number;
}

/** Scans a local repository as the product does. */
export async function scanFolder(path: string, request: ScanRequest = {}): Promise<RepositoryFacts> {
  const { revision, cache = createMemoryFactsCache(), includeTests = false, maximumBytes } = request;
  const repository = await openRepository(parseAddress(path), {
    dataFolder: tmpdir(),
    environment: gitEnvironment,
    now: lookedAt,
    depth: 'history',
    revision,
  });
  try {
    const limits = maximumBytes === undefined ? {} : { maximumBytes };
    return await scanRepository(repository, { cache, includeTests, now: lookedAt, ...limits });
  } finally {
    await repository.close();
  }
}

/** Runs work with an empty cache of facts on disk, as a first scan has it. */
export async function withEmptyCache<Result>(work: (cache: FactsCache) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-cache-'));
  const cache = openBlobFacts(join(folder, 'cache.sqlite'), { now: () => lookedAt });
  try {
    return await work(cache);
  } finally {
    cache.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
