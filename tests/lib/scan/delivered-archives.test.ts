import { describe, expect, it } from 'vitest';
import { aFluxKustomization, anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const workload =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: a, image: "a:1"}]}}}\n';
const unreadIn = (files: Record<string, string>) => inventoryOf(files).unread.map(({ path, reason }) => [path, reason]);

describe('lib/scan/delivered-archives.ts', () => {
  it('tells of an object of an agent that delivers what looks put aside', () => {
    const files = { 'archive/web/a.yaml': workload, 'ks.yaml': aFluxKustomization('web', './archive/web') };
    expect(unreadIn(files)).toEqual([['ks.yaml', expect.stringContaining('it delivers archive/web')]]);
  });

  it('tells of a kustomization that takes in what looks put aside, as a folder and as a file', () => {
    const files = {
      'apps/archive/web/a.yaml': workload,
      'apps/archive/web/kustomization.yaml': 'resources: [a.yaml]\n',
      'apps/archive/old/b.yaml': workload,
      'apps/kustomization.yaml': 'resources: [archive/web, archive/old/b.yaml]\n',
    };
    expect(unreadIn(files)).toEqual([
      ['apps/kustomization.yaml', expect.stringContaining('it delivers apps/archive/web,')],
      ['apps/kustomization.yaml', expect.stringContaining('it delivers apps/archive/old/b.yaml,')],
    ]);
  });

  it('says nothing of archives that nothing here delivers, nor of a folder that holds more', () => {
    const files = {
      'apps/archive/web/a.yaml': workload,
      'apps/shop/a.yaml': workload,
      'ks.yaml': aFluxKustomization('apps', './apps'),
      'app.yaml': anApplication('shop'),
    };
    expect(unreadIn(files)).toEqual([]);
  });
});
