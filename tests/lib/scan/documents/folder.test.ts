import { describe, expect, it } from 'vitest';
import { clusterFolder, folderOf, isWithin, joinPath } from '@/lib/scan/documents/folder';

describe('lib/scan/documents/folder.ts', () => {
  it('gives the folder of a path', () => {
    expect(folderOf('a/b/c.yaml')).toBe('a/b');
    expect(folderOf('c.yaml')).toBe('');
  });

  it.each([
    ['apps/prod', '../base', 'apps/base'],
    ['apps/prod', './../../base/', 'base'],
    ['', './clusters//prod/.', 'clusters/prod'],
    ['a', '..', ''],
    ['a b', './c d/é.yaml', 'a b/c d/é.yaml'],
    ['a', '', 'a'],
  ])('joins %j and %j', (folder, relative, joined) => {
    expect(joinPath(folder, relative)).toBe(joined);
  });

  it('refuses a path that leaves the repository', () => {
    expect(joinPath('a', '../../b')).toBeNull();
    expect(joinPath('', '../etc/passwd')).toBeNull();
    expect(joinPath('a', '../../a/b')).toBeNull();
  });

  it('knows what lies within a folder by whole segments', () => {
    expect(isWithin('apps/shop/x.yaml', 'apps/shop')).toBe(true);
    expect(isWithin('apps/shop', 'apps/shop')).toBe(true);
    expect(isWithin('apps/shop-2/x.yaml', 'apps/shop')).toBe(false);
    expect(isWithin('anything', '')).toBe(true);
  });

  it('knows the cluster folder that a file lies in', () => {
    expect(clusterFolder('clusters/prod/apps.yaml')).toBe('prod');
    expect(clusterFolder('fleet/clusters/eu-1/deep/er.yaml')).toBe('eu-1');
    expect(clusterFolder('clusters/prod/')).toBe('prod');
  });

  it('looks below the folders of regions and rings for those of clusters', () => {
    expect(clusterFolder('clusters/eu-west-1/store-7/apps.yaml')).toBe('store-7');
    expect(clusterFolder('fleet/clusters/westeurope/ring-2/store-7/flux-system/gotk-sync.yaml')).toBe('store-7');
    expect(clusterFolder('clusters/eu-west-1/flux-system/gotk-sync.yaml')).toBe('eu-west-1');
    expect(clusterFolder('clusters/eu-west-1/apps/web/a.yaml')).toBe('eu-west-1');
    expect(clusterFolder('clusters/prod-eu-west-1/web/a.yaml')).toBe('prod-eu-west-1');
    expect(clusterFolder('clusters/eu-west-1/a.yaml')).toBe('eu-west-1');
  });

  it.each([
    'clusters/prod.yaml',
    'clusters/eu-west-1/base/a.yaml',
    'clusters/base/a.yaml',
    'clusters/_shared/a.yaml',
    'my-clusters/prod/a.yaml',
    'a.yaml',
  ])('finds no cluster folder in %s', (path) => {
    expect(clusterFolder(path)).toBeNull();
  });
});
