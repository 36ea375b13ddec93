import { describe, expect, it } from 'vitest';
import { createMemoryFactsCache } from '@/lib/scan/facts-cache';

describe('lib/scan/facts-cache.ts', () => {
  it('gives back what one reader wrote to that reader only', () => {
    const cache = createMemoryFactsCache();
    cache.write('manifests@1', new Map([['a', '1']]));
    cache.write('manifests@1', new Map([['b', '2']]));
    expect(cache.read(['a', 'b', 'c'], 'manifests@1')).toEqual(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
    expect(cache.read(['a'], 'manifests@2')).toEqual(new Map());
  });
});
