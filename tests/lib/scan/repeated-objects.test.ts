import { describe, expect, it } from 'vitest';
import { objectsOfSeveralOverlays } from '@/lib/scan/repeated-objects';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const overlays = (object: string, north = '', south = '') => ({
  'base/kustomization.yaml': 'resources: [apps.yaml]\n',
  'base/apps.yaml': object,
  'sites/north/kustomization.yaml': `resources: [../../base]\n${north}`,
  'sites/south/kustomization.yaml': `resources: [../../base]\n${south}`,
});
const overlaysOf = (files: Record<string, string>): string[][] =>
  objectsOfSeveralOverlays(inventoryOf(files)).map(({ targets }) => targets);

describe('lib/scan/repeated-objects.ts', () => {
  it('finds an object that overlays deliver under the same name, with the overlays', () => {
    const two = [['sites/north', 'sites/south']];
    expect(overlaysOf(overlays(aFluxKustomization('apps', './none')))).toEqual(two);
    expect(overlaysOf(overlays(anApplication('apps')))).toEqual(two);
  });

  it('leaves out what one cluster can hold: other names, other namespaces, names that a template fills, one named cluster', () => {
    expect(overlaysOf(overlays(anApplication('apps'), 'namePrefix: north-\n'))).toEqual([]);
    expect(overlaysOf(overlays(aFluxKustomization('apps', './none'), '', 'namespace: south\n'))).toEqual([]);
    expect(overlaysOf(overlays(aFluxKustomization('${site}-apps', './none')))).toEqual([]);
    expect(overlaysOf(overlays(anApplication('apps', '{}', { destination: '{name: eu}' })))).toEqual([]);
  });

  it('takes overlays that one kustomization takes in for one, and those of tests for none', () => {
    const object = aFluxKustomization('apps', './none');
    const joined = { 'kustomization.yaml': 'resources: [sites/north, sites/south]\n' };
    expect(overlaysOf({ ...overlays(object), ...joined })).toEqual([]);
    const { 'sites/south/kustomization.yaml': south = '', ...rest } = overlays(object);
    expect(overlaysOf({ ...rest, 'tests/south/kustomization.yaml': south })).toEqual([]);
  });

  it('survives kustomizations that take each other in a circle', () => {
    const files = overlays(aFluxKustomization('apps', './none'));
    expect(overlaysOf({ ...files, 'base/kustomization.yaml': 'resources: [apps.yaml, ../sites/north]\n' })).toEqual([]);
  });
});
