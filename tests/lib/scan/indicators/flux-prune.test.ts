import { describe, expect, it } from 'vitest';
import { fluxPrune } from '@/lib/scan/indicators/flux-prune';
import {
  aFluxDaemon,
  aFluxKustomization,
  aHelmOperatorRelease,
  aHelmRelease,
  detectIn,
} from '@/tests/factories/scanned-files';

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

  it('proposes to prune, though never definitions of kinds', () => {
    const keeping = (name: string, path: string) =>
      aFluxKustomization(name, path).replace('prune: true', 'prune: false');
    const definitions = { 'a.yaml': keeping('a', './setup/crds'), 'b.yaml': keeping('mail-crds', './b') };
    expect(detectIn(fluxPrune, definitions).proposal).toBeUndefined();
    expect(detectIn(fluxPrune, { ...definitions, 'c.yaml': keeping('c', './c') }).proposal).toMatchObject({
      path: 'c.yaml',
      text: expect.stringContaining('prune: true'),
    });
  });

  it('keeps counting one that spares single objects, and not one that spares all of them', () => {
    const spared = 'annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}';
    const files = {
      'flux/a.yaml': aFluxKustomization('a', './a'),
      'a/web.yaml': `apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: web\n  ${spared}\nspec: {}\n`,
    };
    expect(detectIn(fluxPrune, files)).toMatchObject({ outcome: 'present', measures: { of: 1, met: 1 } });
    const all = { 'flux/a.yaml': aFluxKustomization('a', './a', `  commonMetadata: {${spared}}\n`) };
    expect(detectIn(fluxPrune, all)).toMatchObject({ outcome: 'absent', measures: { of: 1, met: 0 } });
  });

  it('counts the daemon of Flux 1 where no Kustomization is', () => {
    const collecting = { 'flux.yaml': aFluxDaemon('--sync-garbage-collection') };
    expect(detectIn(fluxPrune, collecting)).toMatchObject({ outcome: 'present', measures: { of: 1, met: 1 } });
    expect(detectIn(fluxPrune, { 'flux.yaml': aFluxDaemon() })).toMatchObject({ outcome: 'absent' });
    const release = aHelmOperatorRelease('flux', '{repository: https://charts.fluxcd.io, name: flux, version: 1.3.0}');
    expect(detectIn(fluxPrune, { 'flux.yaml': release }).outcome).toBe('unknown');
    const values = 'git: {url: x}\nsyncGarbageCollection:\n  enabled: true\n';
    expect(detectIn(fluxPrune, { 'flux/flux.yaml': release, 'flux/flux-values.yaml': values })).toMatchObject({
      outcome: 'present',
      marks: [{ path: 'flux/flux-values.yaml', key: ['syncGarbageCollection', 'enabled'] }],
    });
    const both = { ...collecting, 'a.yaml': aFluxKustomization('a', './a').replace('prune: true', 'prune: false') };
    expect(detectIn(fluxPrune, both)).toMatchObject({ outcome: 'absent', measures: { of: 1 } });
  });

  it('is not applicable without Flux', () => {
    expect(detectIn(fluxPrune, {}).outcome).toBe('not-applicable');
  });
});
