import { describe, expect, it, vi } from 'vitest';
import * as wildcard from '@/lib/scan/documents/wildcard';
import { FolderTree } from '@/lib/scan/folder-tree';

const tree = new FolderTree(
  ['apps/web/prod/a.yaml', 'apps/web/dev/a.yaml', 'apps/api/prod/b/c.yaml', 'infra/x.yaml', 'README.md'].map(
    (path) => ({
      path,
    }),
  ),
);

describe('lib/scan/folder-tree.ts', () => {
  it.each([
    [
      ['apps', '*', 'prod'],
      ['apps/web/prod', 'apps/api/prod'],
    ],
    [
      ['apps', 'w?b', '*'],
      ['apps/web/prod', 'apps/web/dev'],
    ],
    [['*'], ['apps', 'infra']],
    [['infra'], ['infra']],
    [['apps', 'prod'], []],
    [['infra', 'x.yaml'], []],
    [[], ['']],
  ])('finds the folders that %j fits', (pattern, found) => {
    expect(tree.matching(pattern)).toEqual(found);
  });

  it('looks at no more folders than lie beside a wildcard, and once for one pattern', () => {
    const looks = vi.spyOn(wildcard, 'matchesWildcard');
    const many = new FolderTree(Array.from({ length: 500 }, (_, at) => ({ path: `apps/${at}/prod/a.yaml` })));
    for (let time = 0; time < 3; time += 1) expect(many.matching(['apps', '*', 'prod'])).toHaveLength(500);
    expect(many.matching(['apps', '7', 'prod'])).toEqual(['apps/7/prod']);
    expect(looks).toHaveBeenCalledTimes(500);
  });
});
