import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { matchesWildcard } from '@/lib/scan/documents/wildcard';

/** The folders of a repository, by the folder that they lie in. */
export class FolderTree {
  /** Paths of the folders directly inside each. */
  readonly #inside = new Map<string, string[]>([['', []]]);
  readonly #known = new Map<string, readonly string[]>();

  constructor(files: Iterable<{ path: string }>) {
    for (const { path } of files) this.#add(folderOf(path));
  }

  #add(folder: string): string[] {
    const known = this.#inside.get(folder);
    if (known) return known;
    this.#add(folderOf(folder)).push(folder);
    const inside: string[] = [];
    this.#inside.set(folder, inside);
    return inside;
  }

  /** Folders whose path fits a pattern, one segment for each: only where a segment has a wildcard are several looked at. */
  matching(pattern: readonly string[]): readonly string[] {
    const key = pattern.join('/');
    const known = this.#known.get(key);
    if (known) return known;
    let found = [''];
    for (const part of pattern) found = found.flatMap((folder) => this.#insideOf(folder, part));
    this.#known.set(key, found);
    return found;
  }

  #insideOf(folder: string, part: string): string[] {
    if (/[*?]/.test(part))
      return (this.#inside.get(folder) ?? []).filter((path) => matchesWildcard(part, nameOf(path)));
    const path = folder === '' ? part : `${folder}/${part}`;
    return this.#inside.has(path) ? [path] : [];
  }
}
