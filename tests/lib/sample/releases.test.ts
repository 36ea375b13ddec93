import { describe, expect, it } from 'vitest';
import { type Change, type Edit, write } from '@/lib/sample/change';
import { type ReleasePlan, releaseChanges } from '@/lib/sample/releases';

const ada = { name: 'Ada', email: 'ada@otterbrook.example' };
const set =
  (place: string) =>
  (version: string): Edit =>
    write({ [place]: version });

function plan(more: Partial<ReleasePlan> = {}): ReleasePlan {
  return {
    service: 'cart',
    first: [1, 0, 0],
    from: 250,
    every: [4, 9],
    stages: [
      { name: 'dev', after: [0, 0], by: [ada], route: () => 'push', set: set('dev') },
      { name: 'production', after: [1, 2], by: [ada], route: () => 'squash', set: set('production') },
    ],
    trouble: 0.3,
    onCall: ada,
    ...more,
  };
}

function placesOf(changes: readonly Change[], place: string): string[] {
  const inOrder = [...changes].sort((one, other) => other.ago - one.ago || one.minutes - other.minutes);
  return inOrder.flatMap(({ edit }) => edit(new Map())[place] ?? []);
}

describe('lib/sample/releases.ts', () => {
  it('gives the same releases for the same service each time, and others for another', () => {
    const versions = (service: string) => placesOf(releaseChanges(plan({ service })), 'production');
    expect(versions('cart')).toEqual(versions('cart'));
    expect(versions('cart')).not.toEqual(versions('orders'));
  });

  it('brings nothing to production that was not in development before', () => {
    const changes = releaseChanges(plan());
    const developed = new Set(['1.0.0', ...placesOf(changes, 'dev')]);
    expect(placesOf(changes, 'production').filter((version) => !developed.has(version))).toEqual([]);
  });

  it('takes some versions back to the one before, and hurries others on', () => {
    const changes = releaseChanges(plan());
    const reverts = changes.filter(({ title }) => title.startsWith('Revert "Promote cart'));
    expect(reverts.length).toBeGreaterThan(1);
    expect(changes.some(({ body }) => body?.startsWith('Hotfix'))).toBe(true);
    const versions = placesOf(changes, 'production');
    const [first] = reverts;
    const bad = /cart ([\d.]+)/.exec(first?.title ?? '')?.[1] ?? '';
    const good = first?.edit(new Map())['production'];
    expect([versions[versions.indexOf(bad) - 1] ?? '1.0.0', versions[versions.indexOf(bad) + 1]]).toEqual([good, good]);
  });

  it('releases without trouble where there is none', () => {
    const changes = releaseChanges(plan({ trouble: 0 }));
    expect(changes.filter(({ title, body }) => title.startsWith('Revert') || body)).toEqual([]);
    expect(changes.length).toBeGreaterThan(40);
  });

  it('ends where it is told to', () => {
    expect(Math.min(...releaseChanges(plan({ until: 100 })).map(({ ago }) => ago))).toBeGreaterThanOrEqual(100);
  });
});
