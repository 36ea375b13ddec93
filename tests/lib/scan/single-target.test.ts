import { describe, expect, it } from 'vitest';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const app = (name: string, destination?: string): string =>
  anApplication(name, '{}', { path: 'x', ...(destination === undefined ? {} : { destination }) });

function implied(files: Record<string, string>): [boolean, (boolean | null)[]] {
  const inventory = inventoryOf(files);
  return [inventory.impliedProduction, inventory.agents.map(({ production }) => production)];
}

describe('lib/scan/single-target.ts', () => {
  it('is what production alone is named for, and is not where another environment is', () => {
    const inventory = { 'inventories/prod.yml': 'all: {hosts: {a: {}}}\n', 'a.yaml': app('shop') };
    expect(implied(inventory)).toEqual([true, [true]]);
    expect(implied({ ...inventory, 'inventories/staging.yml': 'all: {hosts: {b: {}}}\n' })).toEqual([false, [null]]);
    expect(implied({ 'env/prod/a.yaml': app('shop') })).toEqual([false, [true]]);
  });

  it('is the one target of a repository that names no environment', () => {
    expect(implied({ 'a.yaml': app('shop'), 'b.yaml': app('cart') })).toEqual([true, [true, true]]);
    expect(implied({ 'clusters/home/a.yaml': aFluxKustomization('a', './a') })).toEqual([true, [true]]);
  });

  it('is not there where environments are named', () => {
    expect(implied({ 'env/prod/a.yaml': app('shop'), 'env/dev/a.yaml': app('shop'), 'x.yaml': app('other') })).toEqual([
      false,
      [true, false, null],
    ]);
  });

  it('is not there where there are several targets', () => {
    const files = { 'a.yaml': app('shop', '{name: eu}'), 'b.yaml': app('shop', '{name: us}') };
    expect(implied(files)).toEqual([false, [null, null]]);
  });

  it('is not there for a catalogue whose objects leave their namespace to whoever takes them in', () => {
    const lent = aFluxKustomization('a', './a').replace('namespace: flux-system', `namespace: ${'$'}{space}`);
    expect(implied({ 'apps/a.yaml': lent })).toEqual([false, [null]]);
    const kept = aFluxKustomization('a', './a').replace('namespace: flux-system', `namespace: ${'$'}{space:=apps}`);
    expect(implied({ 'apps/a.yaml': kept })).toEqual([true, [true]]);
  });

  it('never makes a preview production', () => {
    const preview =
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: [{pullRequest: {}}]\n  template: {metadata: {name: x}, spec: {project: p, source: {}, destination: {}}}\n';
    expect(implied({ 'a.yaml': preview })).toEqual([true, [false]]);
  });

  it('is not there for objects that overlays beside each other make again under the same name', () => {
    const base = { 'base/kustomization.yaml': 'resources: [a.yaml]\n', 'base/a.yaml': aFluxKustomization('a', './a') };
    const overlay = (name: string, more = '') => ({ [`${name}/kustomization.yaml`]: `resources: [../base]\n${more}` });
    expect(implied({ ...base, ...overlay('north') })).toEqual([true, [true]]);
    expect(implied({ ...base, ...overlay('north'), ...overlay('south') })).toEqual([false, [null, null]]);
    const apart = { ...overlay('north', 'namePrefix: north-\n'), ...overlay('south', 'namePrefix: south-\n') };
    expect(implied({ ...base, ...apart })).toEqual([true, [true, true]]);
    const others = { 'b.yaml': app('shop'), 'c.yaml': app('cart'), 'd.yaml': app('mail') };
    expect(implied({ ...base, ...overlay('north'), ...overlay('south'), ...others })[0]).toBe(true);
  });
});
