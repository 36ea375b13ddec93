import { describe, expect, it } from 'vitest';
import { fluxPrune } from '@/lib/scan/indicators/flux-prune';
import { aFluxKustomization, aHelmRelease, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/flux-prune.ts', () => {
  it('counts Kustomizations that prune, leaving partial ones and releases out', () => {
    const files = {
      'a.yaml': aFluxKustomization('a', './a'),
      'b.yaml': aFluxKustomization('b', './b').replace('prune: true', 'prune: false'),
      'c.yaml': aFluxKustomization('c', './c').replace('  prune: true\n', ''),
      'd.yaml': aHelmRelease('d'),
    };
    expect(detectIn(fluxPrune, files)).toMatchObject({
      outcome: 'partial',
      measures: { of: 2, met: 1, unresolved: 1 },
    });
  });

  it('is not applicable without Flux', () => {
    expect(detectIn(fluxPrune, {}).outcome).toBe('not-applicable');
  });
});
