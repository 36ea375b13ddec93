import { describe, expect, it } from 'vitest';
import type { TreeEntry } from '@/lib/git/tree';
import { isFollowed, unfollowedEntries } from '@/lib/scan/unfollowed-entries';

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

  it('names a file whose path is too long to be real, and never looks into it', () => {
    const long = entry('file', `${'values-'.repeat(600)}.yaml`);
    expect(isFollowed(long)).toBe(false);
    expect(isFollowed(entry('file', 'apps/web.yaml'))).toBe(true);
    const [found] = unfollowedEntries([long], false);
    expect(found?.reason).toBe('its path is longer than 4096 characters');
    expect(found?.path.length).toBeLessThan(300);
  });
});
