import type { TreeEntry } from '@/lib/git/tree';
import { classifyFiles } from '@/lib/scan/file-class';
import type { Unread } from '@/lib/scan/inventory';
import { readerOf } from '@/lib/scan/select-files';

const reasons = {
  submodule: 'a submodule: its files are in another repository, which can be assessed beside this one',
  symlink:
    'a symbolic link, which is not followed: a file of this repository that it points at is read in its own place',
};

/**
 * Entries of a tree that may hold what rules look for and whose content is not this repository's: submodules, and symbolic links in
 * place of files that would be read. Neither is ever followed.
 */
export function unfollowedEntries(entries: readonly TreeEntry[], includeTests: boolean): Unread[] {
  const found = entries.flatMap(({ type, path }): Unread[] => {
    if (type === 'file' || (type === 'symlink' && readerOf(path) === null)) return [];
    return [{ path, line: null, reason: reasons[type] }];
  });
  if (found.length === 0 || includeTests) return found;
  const leftOut = classifyFiles(entries.map(({ path }) => path));
  return found.filter(({ path }) => !leftOut.has(path));
}
