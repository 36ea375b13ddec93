import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverlay, ModelOverlay, NO_OVERLAY, OverlayError, reduceOverlay } from '@/lib/model/overlay';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const apply = (overlay: Partial<ModelOverlay>) => applyOverlay(MODEL, { ...NO_OVERLAY, ...overlay }, hash);

function problemsOf(overlay: Partial<ModelOverlay>): string {
  try {
    apply(overlay);
  } catch (error) {
    if (error instanceof OverlayError) return error.message;
    throw error;
  }
  return 'none';
}

describe('lib/model/overlay.ts', () => {
  it('changes numbers and gates, and shows it in the version', () => {
    const model = apply({ thresholds: { thinShare: 0.5 }, gates: { 'branch-protected': null } });
    expect(model.version).toMatch(/^2026\.1\+[0-9a-f]{8}$/);
    expect(model.thresholds).toEqual({ ...MODEL.thresholds, thinShare: 0.5 });
    expect(model.criteria.find(({ id }) => id === 'branch-protected')?.gate).toBeNull();
    expect(MODEL.thresholds.thinShare).toBe(0.7);
  });

  it('is the delivered model where nothing differs from it', () => {
    const gates = Object.fromEntries(MODEL.criteria.map(({ id, gate }) => [id, gate]));
    expect(apply({ thresholds: { ...MODEL.thresholds }, gates })).toBe(MODEL);
  });

  it('gives one version for the same change, whatever stands beside it and in which order', () => {
    const names = Object.keys(MODEL.thresholds).filter((name) => /Months$|^spread/.test(name));
    const changes = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 48 })), {
      selector: ([name]) => name,
      minLength: 1,
    });
    fc.assert(
      fc.property(changes, fc.boolean(), (entries, isPadded) => {
        const turned = Object.fromEntries([
          ...(isPadded ? Object.entries(MODEL.thresholds) : []),
          ...entries.toReversed(),
        ]);
        const straight = apply({ thresholds: Object.fromEntries(entries) });
        expect(apply({ thresholds: turned }).version).toBe(straight.version);
      }),
    );
  });

  it('gives different versions for different changes', () => {
    const versions = [0.1, 0.2, 0.3].map((thinShare) => apply({ thresholds: { thinShare } }).version);
    const gates = [3, null] as const;
    versions.push(...gates.map((gate) => apply({ gates: { 'branch-protected': gate } }).version));
    expect(new Set(versions).size).toBeGreaterThanOrEqual(4);
  });

  it('keeps of an overlay what differs, by name', () => {
    const overlay = { thresholds: { thinShare: 0.5, outOfSyncMinutes: 60, driftCorrectedShare: 0.6 }, gates: {} };
    expect(JSON.stringify(reduceOverlay(MODEL, overlay).thresholds)).toBe(
      '{"driftCorrectedShare":0.6,"thinShare":0.5}',
    );
  });

  const gatesOf = (level: number) => MODEL.criteria.filter(({ gate }) => gate === level);
  it.each<[string, Partial<ModelOverlay>, RegExp]>([
    ['a share above 1', { thresholds: { thinShare: 1.2 } }, /^thresholds\.thinShare: .*<=1/],
    ['a share below 0', { thresholds: { unresolvedShare: -0.1 } }, /^thresholds\.unresolvedShare: .*>=0/],
    ['half a month', { thresholds: { rebuildWindowMonths: 1.5 } }, /^thresholds\.rebuildWindowMonths: .*int/],
    ['a duration of nothing', { thresholds: { outOfSyncMinutes: 0 } }, /^thresholds\.outOfSyncMinutes: /],
    ['a window beyond the facts', { thresholds: { pullRequestWindowDays: 400 } }, /WindowDays: must be at most 366/],
    ['a minimum above the fallback', { thresholds: { pullRequestMinimumCommits: 101 } }, /MinimumCommits: must not/],
    ['a name that is no threshold', { thresholds: { speed: 1 } }, /^thresholds\.speed: is no threshold/],
    ['a name that is no criterion', { gates: { speed: 1 } }, /^gates\.speed: is no criterion/],
    ['a gate below its level', { gates: { 'fleet-waves': 1 } }, /^gates\.fleet-waves: must not be below .* level 3$/],
    [
      'a level without a gate',
      { gates: Object.fromEntries(gatesOf(1).map(({ id }) => [id, null])) },
      /^gates: Level 1 has no gate left/,
    ],
  ])('refuses %s and names the field', (_what, overlay, message) => {
    expect(problemsOf(overlay)).toMatch(message);
  });

  it('names every problem at once', () => {
    expect(problemsOf({ thresholds: { thinShare: 2, speed: 1 }, gates: { speed: 1 } }).split('\n')).toHaveLength(3);
  });

  it('reads what was stored without one of its parts, and refuses what is no overlay', () => {
    expect(ModelOverlay.parse({})).toEqual(NO_OVERLAY);
    expect(ModelOverlay.safeParse({ thresholds: { thinShare: 'much' } }).success).toBe(false);
  });
});
