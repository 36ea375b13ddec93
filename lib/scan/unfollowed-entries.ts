import type { TreeEntry } from '@/lib/git/tree';
import type { Unread } from '@/lib/scan/documents/unread';
import { classifyFiles } from '@/lib/scan/file-class';
import { readerOf } from '@/lib/scan/select-files';

/** Characters. No system checks out a longer path; some patterns would take long over one. */
const longestPath = 4_096;

const reasons = {
  submodule: 'a submodule: its files are in another repository, which can be assessed beside this one',
  long: `its path is longer than ${longestPath} characters`,
  symlink:
    'a symbolic link, which is not followed: a file of this repository that it points at is read in its own place',
};

/** Whether an entry is a file whose content is looked at: what links and submodules point at is not this repository's content. */
export function isFollowed({ type, path }: TreeEntry): boolean {
  return type === 'file' && path.length <= longestPath;
}

/**
 * Entries of a tree that may hold what rules look for and whose content is not this repository's: submodules, and symbolic links in
 * place of files that would be read, neither of which is ever followed; and files whose paths are too long to be real.
 */
export function unfollowedEntries(entries: readonly TreeEntry[], includeTests: boolean): Unread[] {
  const found = entries.flatMap((entry): Unread[] => {
    const { type, path } = entry;
    if (path.length > longestPath) return [{ path: `${path.slice(0, 200)}…`, line: null, reason: reasons.long }];
    if (isFollowed(entry) || (type === 'symlink' && readerOf(path) === null)) return [];
    return [{ path, line: null, reason: type === 'submodule' ? reasons.submodule : reasons.symlink }];
  });
  if (found.length === 0 || includeTests) return found;
  const leftOut = classifyFiles(entries.flatMap(({ path }) => (path.length > longestPath ? [] : [path])));
  return found.filter(({ path }) => !leftOut.has(path));
}
