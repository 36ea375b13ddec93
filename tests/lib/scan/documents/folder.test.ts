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

  it.each([
    'clusters/prod.yaml',
    'clusters/base/a.yaml',
    'clusters/_shared/a.yaml',
    'my-clusters/prod/a.yaml',
    'a.yaml',
  ])('finds no cluster folder in %s', (path) => {
    expect(clusterFolder(path)).toBeNull();
  });
});
