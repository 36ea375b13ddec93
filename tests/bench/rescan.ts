import { tmpdir } from 'node:os';
import { readEnvironment } from '@/lib/env';
import { collectFacts } from '@/lib/services/collect-facts';
import { RepositoryMemories } from '@/lib/services/repository-memories';
import { makeLargeRepository } from '@/tests/factories/large-repository';
import { type Measurement, median, secondsOf } from '@/tests/factories/measurement';
import { lookedAt, withEmptyCache } from '@/tests/factories/scanning';

/** Scan of a commit that changes ten files, against the cold scan before it in the same process (design 12), as the worker's do. */
export async function measure(): Promise<Measurement> {
  const repository = makeLargeRepository();
  const cold: number[] = [];
  const again: number[] = [];
  const environment = readEnvironment({ PATH: process.env.PATH }, process.cwd());
  const common = { addresses: [repository.path], now: lookedAt, dataFolder: tmpdir(), environment };
  try {
    for (let pair = 0; pair < 8; pair += 1) {
      await withEmptyCache(async (cache) => {
        const scan = (revision: string) => collectFacts({ ...common, cache, memories, revision });
        const memories = new RepositoryMemories();
        cold.push(await secondsOf(() => scan('HEAD')));
        again.push(await secondsOf(() => scan('changed')));
      });
    }
  } finally {
    repository.cleanup();
  }
  // The first pair warms the code up.
  const [coldSeconds, rescanSeconds] = [median(cold.slice(1)), median(again.slice(1))];
  return {
    value: Math.round((rescanSeconds / coldSeconds) * 1000) / 1000,
    unit: 'x',
    budget: 0.3,
    against: 'its cold scan',
    details: { rescanSeconds, coldSeconds },
  };
}
