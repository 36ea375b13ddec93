import { describe, expect, it } from 'vitest';
import { fluxKustomizationObjects } from '@/lib/scan/indicators/flux-kustomizations';
import { aFluxDaemon, aFluxKustomization, detectIn } from '@/tests/factories/scanned-files';

describe('lib/scan/indicators/flux-kustomizations.ts', () => {
  it('counts those that run, suspended ones apart', () => {
    const files = {
      'clusters/prod/a.yaml': aFluxKustomization('a', './a'),
      'clusters/prod/b.yaml': aFluxKustomization('b', './b', '  suspend: true\n'),
    };
    expect(detectIn(fluxKustomizationObjects, files)).toMatchObject({
      outcome: 'present',
      measures: { of: 2, met: 1, productionOf: 2, productionMet: 1 },
      reason: expect.stringContaining('1 of them suspended or left alone'),
    });
  });

  it('is unknown where only partial ones are here', () => {
    const part =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {suspend: false}\n';
    expect(detectIn(fluxKustomizationObjects, { 'a.yaml': part })).toMatchObject({
      outcome: 'unknown',
      measures: { of: 0, unresolved: 1 },
    });
  });

  it('is absent beside the daemon of Flux 1, which the measures count', () => {
    const files = { 'flux.yaml': aFluxDaemon() };
    expect(detectIn(fluxKustomizationObjects, files)).toMatchObject({ outcome: 'absent', measures: { of: 1, met: 1 } });
    const both = { ...files, 'a.yaml': aFluxKustomization('a', './a') };
    expect(detectIn(fluxKustomizationObjects, both)).toMatchObject({
      outcome: 'present',
      measures: { of: 2 },
      reason: expect.stringContaining('1 of these is a daemon of Flux 1.'),
    });
  });

  it('is absent where kustomize alone is used', () => {
    const files = { 'a/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n' };
    expect(detectIn(fluxKustomizationObjects, files).outcome).toBe('absent');
  });
});
