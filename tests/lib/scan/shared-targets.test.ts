import { describe, expect, it } from 'vitest';
import { sharedTargets } from '@/lib/scan/shared-targets';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

function shared(files: Record<string, string>): string[] {
  return [...sharedTargets(inventoryOf(files))].sort();
}

const to = (cluster: string, path: string): string =>
  anApplication(`a-${cluster}`, '{}', { path, destination: `{name: ${cluster}}` });

describe('lib/scan/shared-targets.ts', () => {
  it('takes clusters that are delivered the same path as sharing it', () => {
    expect(shared({ 'a.yaml': to('eu', './apps'), 'b.yaml': to('us', 'apps'), 'c.yaml': to('asia', 'other') })).toEqual(
      ['eu', 'us'],
    );
  });

  it('takes clusters whose kustomizations take the same base, directly or through others', () => {
    expect(
      shared({
        'clusters/eu/kustomization.yaml': 'resources: [../../apps/eu]\n',
        'clusters/us/kustomization.yaml': 'resources: [../../base]\n',
        'clusters/asia/kustomization.yaml': 'resources: [own.yaml]\n',
        'apps/eu/kustomization.yaml': 'resources: [../../base]\n',
        'base/kustomization.yaml': 'resources: [a.yaml]\n',
        'base/a.yaml': 'a: 1\n',
      }),
    ).toEqual(['eu', 'us']);
  });

  it('takes one object that both overlays deliver as shared', () => {
    expect(
      shared({
        'clusters/eu/kustomization.yaml': 'resources: [../../base]\n',
        'clusters/us/kustomization.yaml': 'resources: [../../base]\n',
        'base/kustomization.yaml': 'resources: [ks.yaml]\n',
        'base/ks.yaml': aFluxKustomization('apps', './none'),
      }),
    ).toEqual(['eu', 'us']);
  });

  it('takes clusters that each have their own definitions as sharing nothing', () => {
    expect(
      shared({
        'clusters/eu/a.yaml': aFluxKustomization('apps', './apps/eu'),
        'clusters/us/a.yaml': aFluxKustomization('apps', './apps/us'),
      }),
    ).toEqual([]);
  });

  it('survives bases that nest without end', () => {
    const files: Record<string, string> = { 'clusters/eu/kustomization.yaml': 'resources: [../../c0]\n' };
    for (let level = 0; level < 20_000; level += 1)
      files[`c${level}/kustomization.yaml`] = `resources: [../c${level + 1}]\n`;
    expect(shared(files)).toEqual([]);
  });
});
