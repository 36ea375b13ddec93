import { describe, expect, it } from 'vitest';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const app = (name: string, destination?: string): string =>
  anApplication(name, '{}', { path: 'x', ...(destination === undefined ? {} : { destination }) });

function implied(files: Record<string, string>): [boolean, (boolean | null)[]] {
  const inventory = inventoryOf(files);
  return [inventory.impliedProduction, inventory.agents.map(({ production }) => production)];
}

describe('lib/scan/build-inventory.ts', () => {
  describe('production that is implied', () => {
    it('is the one target of a repository that names no environment', () => {
      expect(implied({ 'a.yaml': app('shop'), 'b.yaml': app('cart') })).toEqual([true, [true, true]]);
      expect(implied({ 'clusters/home/a.yaml': aFluxKustomization('a', './a') })).toEqual([true, [true]]);
    });

    it('is not there where environments are named', () => {
      expect(
        implied({ 'env/prod/a.yaml': app('shop'), 'env/dev/a.yaml': app('shop'), 'x.yaml': app('other') }),
      ).toEqual([false, [true, false, null]]);
    });

    it('is not there where there are several targets', () => {
      const files = { 'a.yaml': app('shop', '{name: eu}'), 'b.yaml': app('shop', '{name: us}') };
      expect(implied(files)).toEqual([false, [null, null]]);
    });

    it('never makes a preview production', () => {
      const preview =
        'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: [{pullRequest: {}}]\n  template: {metadata: {name: x}, spec: {project: p, source: {}, destination: {}}}\n';
      expect(implied({ 'a.yaml': preview })).toEqual([true, [false]]);
    });
  });

  it('keeps what could not be parsed, with its place', () => {
    const files = {
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: [broken\n',
      'tests/b.yaml': 'kind: [broken\n',
    };
    expect(inventoryOf(files).unread).toEqual([
      { path: 'a.yaml', line: expect.any(Number), reason: expect.any(String) },
    ]);
  });

  it('leaves out of its lists what does not count, and says why', () => {
    const inventory = inventoryOf({ 'docs/a.yaml': app('a'), 'a.yaml': app('b') });
    expect(inventory.files).toMatchObject([
      { path: 'docs/a.yaml', notCounted: 'documentation' },
      { path: 'a.yaml', notCounted: null },
    ]);
    expect(inventory.agents.map(({ name }) => name)).toEqual(['b']);
  });

  it('resolves nothing and everything of no files', () => {
    expect(inventoryOf({})).toMatchObject({ agents: [], resources: [], environments: [], clusters: [], unread: [] });
  });
});
