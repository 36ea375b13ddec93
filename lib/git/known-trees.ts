import { CairnError } from '@/lib/errors';
import type { ObjectSession } from '@/lib/git/object-session';
import { decodePath, entryType } from '@/lib/git/output-records';
import type { TreeEntry } from '@/lib/git/tree';

/** A folder of a tree: its entries, as far as they are known, are files and folders in git's order. */
interface Folder {
  objectId: string;
  /** With a final slash; '' for the root. */
  prefix: string;
  isLossy: boolean;
  inside: (TreeEntry | Folder | readonly TreeEntry[])[];
}

const deepest = 1_000;

const beyondAscii = /[\x80-\xff]/;

/** Most entries that are remembered, those of a folder counted in each folder above it. */
const mostRemembered = 2_000_000;

/**
 * What the folders of a repository hold, for whoever lists many of its commits: a folder that stays as it was is not read again, and its
 * entries are the very same objects.
 */
export class KnownTrees {
  readonly #folders = new Map<string, readonly TreeEntry[]>();
  #size = 0;

  /** @param isKept whether folders are remembered; without, it lists one commit. */
  constructor(private readonly isKept = true) {}

  /**
   * All files of a commit, in git's order; folders that are new are read, those of one depth at once. Null for more entries than allowed,
   * or deeper ones than any repository has.
   */
  async list(
    session: Pick<ObjectSession, 'read'>,
    commit: string,
    maximumEntries: number,
  ): Promise<readonly TreeEntry[] | null> {
    if (this.#size > mostRemembered) this.#forget();
    const [root] = await session.read([`${commit}^{tree}`]);
    if (!root?.bytes) throw missing(commit);
    const top = { objectId: root.objectId, prefix: '', isLossy: false, inside: [] };
    let open = this.#open(top, root.bytes);
    let entries = sizeOf(top);
    for (let depth = 1; open.length > 0; depth += 1) {
      if (entries > maximumEntries || depth > deepest) return null;
      const objects = await session.read(open.map(({ objectId }) => objectId));
      const below: Folder[] = [];
      for (const [index, folder] of open.entries()) {
        const bytes = objects[index]?.bytes;
        if (!bytes) throw missing(folder.objectId);
        below.push(...this.#open(folder, bytes));
        entries += sizeOf(folder);
        if (entries > maximumEntries) return null;
      }
      open = below;
    }
    return entries > maximumEntries ? null : this.#collect(top);
  }

  #forget(): void {
    this.#folders.clear();
    this.#size = 0;
  }

  /** Reads a tree object, `<mode> <name>\0<id>` again and again; gives the folders in it that have to be read. */
  #open(folder: Folder, bytes: Buffer): Folder[] {
    const unknown: Folder[] = [];
    const idLength = folder.objectId.length / 2;
    // Turned into text once: pieces of a text cost less than pieces of bytes.
    const text = bytes.toString('latin1');
    const ids = bytes.toString('hex');
    for (let start = 0; start < bytes.length; ) {
      const space = text.indexOf(' ', start);
      const end = space === -1 ? -1 : text.indexOf('\0', space);
      if (end === -1 || end + idLength >= bytes.length) throw broken(folder.objectId);
      const mode = text.slice(start, space).padStart(6, '0');
      const plain = text.slice(space + 1, end);
      const name = beyondAscii.test(plain)
        ? decodePath(bytes.subarray(space + 1, end))
        : { path: plain, isLossy: false };
      const objectId = ids.slice(2 * (end + 1), 2 * (end + 1 + idLength));
      start = end + 1 + idLength;
      const path = folder.prefix + name.path;
      const isLossy = folder.isLossy || name.isLossy;
      if (mode !== '040000') {
        folder.inside.push({ path, isLossy, type: entryType(mode), mode, objectId });
        continue;
      }
      const inner: Folder = { objectId, prefix: `${path}/`, isLossy, inside: [] };
      const known = this.#folders.get(keyOf(inner));
      folder.inside.push(known ?? inner);
      if (!known) unknown.push(inner);
    }
    return unknown;
  }

  #collect(folder: Folder): readonly TreeEntry[] {
    const entries: TreeEntry[] = [];
    for (const each of folder.inside) {
      if ('path' in each) entries.push(each);
      else for (const entry of 'inside' in each ? this.#collect(each) : each) entries.push(entry);
    }
    // The root is another one at every commit.
    if (this.isKept && folder.prefix !== '') {
      this.#folders.set(keyOf(folder), entries);
      this.#size += entries.length;
    }
    return entries;
  }
}

/** Entries and folders at hand; one tree may name the same folder again and again. */
function sizeOf({ inside }: Folder): number {
  return inside.reduce((sum, each) => sum + (Array.isArray(each) ? each.length : 1), 0);
}

/** Two names that are no UTF-8 may look the same. */
function keyOf({ objectId, prefix, isLossy }: Folder): string {
  return `${objectId} ${isLossy ? 'lossy ' : ''}${prefix}`;
}

function missing(objectId: string): CairnError {
  return new CairnError('unreadable', `The folder ${objectId.slice(0, 12)} is not in this repository. Fetch it again.`);
}

/** Git writes no such folder, but one that was made by hand can be in a repository. */
function broken(objectId: string): CairnError {
  const name = objectId.slice(0, 12);
  return new CairnError('unreadable', `The folder ${name} of this repository is damaged. Find out more with git fsck.`);
}
