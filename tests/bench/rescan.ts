import { makeLargeRepository } from '@/tests/factories/large-repository';
import { type Measurement, median, secondsOf } from '@/tests/factories/measurement';
import { scanFolder, withEmptyCache } from '@/tests/factories/scanning';

/** Scan of a commit that changes ten files, against the cold scan before it (design 12). */
export async function measure(): Promise<Measurement> {
  const repository = makeLargeRepository();
  const cold: number[] = [];
  const again: number[] = [];
  try {
    await withEmptyCache((cache) => scanFolder(repository.path, { cache }));
    for (let pair = 0; pair < 7; pair += 1) {
      await withEmptyCache(async (cache) => {
        cold.push(await secondsOf(() => scanFolder(repository.path, { cache })));
        again.push(await secondsOf(() => scanFolder(repository.path, { cache, revision: 'changed' })));
      });
    }
  } finally {
    repository.cleanup();
  }
  return {
    value: Math.round((median(again) / median(cold)) * 1000) / 1000,
    unit: 'x',
    budget: 0.3,
    against: 'its cold scan',
    details: { rescanSeconds: median(again), coldSeconds: median(cold) },
  };
}
