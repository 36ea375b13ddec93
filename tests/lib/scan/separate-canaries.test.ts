import { describe, expect, it } from 'vitest';
import { progressiveDelivery } from '@/lib/scan/indicators/progressive-delivery';
import { separateCanaries } from '@/lib/scan/separate-canaries';
import { detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const notes = (files: Record<string, string>): string[] => separateCanaries(inventoryOf(files)).map(({ note }) => note);
const workload = (name: string, kind = 'Deployment'): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: {template: {spec: {containers: [{name: a, image: "a:1.0"}]}}}\n`;
const releases = (...names: string[]): string =>
  `releases:\n${names.map((name) => `  - {name: ${name}, chart: own/shop}\n`).join('')}`;

describe('lib/scan/separate-canaries.ts', () => {
  it('finds the canary among the releases of one chart', () => {
    expect(notes({ 'helmfile.yaml': releases('main', 'canary') })).toEqual(['release canary goes before another one']);
    expect(notes({ 'helmfile.yaml': releases('canary') })).toEqual([]);
    expect(notes({ 'a/helmfile.yaml': releases('canary'), 'b/helmfile.yaml': releases('main') })).toEqual([]);
  });

  it('finds a workload beside the one that it goes before', () => {
    const files = { 'a.yaml': workload('shop'), 'b.yaml': workload('shop-canary') };
    expect(notes(files)).toEqual(['Deployment shop-canary goes before another one']);
    expect(notes({ 'a.yaml': workload('shop-stable'), 'b.yaml': workload('shop-canary') })).toHaveLength(1);
    expect(notes({ 'a.yaml': workload('cart'), 'b.yaml': workload('shop-canary') })).toEqual([]);
    expect(notes({ 'a.yaml': workload('shop', 'StatefulSet'), 'b.yaml': workload('shop-canary') })).toEqual([]);
    expect(notes({ 'tests/a.yaml': workload('shop'), 'tests/b.yaml': workload('shop-canary') })).toEqual([]);
  });

  it('makes the delivery partly progressive', () => {
    expect(detectIn(progressiveDelivery, { 'helmfile.yaml': releases('main', 'canary') })).toMatchObject({
      outcome: 'partial',
      share: 0,
      marks: [{ path: 'helmfile.yaml', key: ['releases', 1] }],
    });
  });
});
