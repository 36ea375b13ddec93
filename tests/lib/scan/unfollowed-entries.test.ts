import { describe, expect, it } from 'vitest';
import type { TreeEntry } from '@/lib/git/tree';
import { unfollowedEntries } from '@/lib/scan/unfollowed-entries';

function entry(type: TreeEntry['type'], path: string): TreeEntry {
  const mode = { file: '100644', symlink: '120000', submodule: '160000' }[type];
  return { path, type, mode, isLossy: false, objectId: 'a'.repeat(40) };
}

function paths(entries: TreeEntry[], includeTests = false): string[] {
  return unfollowedEntries(entries, includeTests).map(({ path }) => path);
}

describe('lib/scan/unfollowed-entries.ts', () => {
  it('names submodules, and symbolic links in place of files that rules read', () => {
    const entries = [
      entry('file', 'apps/web.yaml'),
      entry('symlink', 'apps/shared.yaml'),
      entry('symlink', 'apps/common'),
      entry('symlink', 'notes.txt'),
      entry('submodule', 'platform'),
    ];
    expect(paths(entries)).toEqual(['apps/shared.yaml', 'platform']);
  });

  it('leaves out those among tests unless they are asked for', () => {
    const entries = [entry('symlink', 'tests/shared.yaml'), entry('file', 'apps/web.yaml')];
    expect(paths(entries)).toEqual([]);
    expect(paths(entries, true)).toEqual(['tests/shared.yaml']);
  });
});
