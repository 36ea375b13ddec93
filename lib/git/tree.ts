import { CairnError } from '@/lib/errors';
import { streamGit } from '@/lib/git/command';
import { KnownTrees } from '@/lib/git/known-trees';
import { decodePath, type EntryType, entryType, splitAtNul } from '@/lib/git/output-records';
import type { OpenRepository } from '@/lib/git/repository';
import { fullObjectId } from '@/lib/git/revision';

/** A file, symbolic link or submodule of a commit. */
export interface TreeEntry {
  /** From the top of the repository, with `/`. */
  path: string;
  /** Whether the real path is not UTF-8, so that `path` is only an approximation. */
  isLossy: boolean;
  type: EntryType;
  /** Octal, six digits: 100644, 100755, 120000 or 160000. */
  mode: string;
  /** Of the blob; of a submodule the commit, which this repository does not hold. */
  objectId: string;
}

export interface TreeOptions {
  /** Default 200,000. */
  maximumEntries?: number;
}

/** Lists all files of a commit, in git's order. Throws `limit-exceeded` for more entries than allowed. */
export async function readTree(
  repository: OpenRepository,
  commit: string,
  { maximumEntries = 200_000 }: TreeOptions = {},
): Promise<readonly TreeEntry[]> {
  if (!fullObjectId.test(commit)) {
    throw new CairnError('invalid-input', `"${commit}" is not a full commit id.`);
  }
  const { session, partial } = repository;
  const trees = repository.knownTrees ?? (session.isFast && !partial ? new KnownTrees(false) : null);
  if (trees) {
    const known = await trees.list(session, commit, maximumEntries);
    if (known === null) throw tooMany(repository, maximumEntries);
    return known;
  }
  const entries: TreeEntry[] = [];
  const output = streamGit(['ls-tree', '-r', '-z', '--full-tree', commit], repository.source);
  for await (const records of splitAtNul(output)) {
    for (const record of records) {
      entries.push(parseEntry(record));
    }
    if (entries.length > maximumEntries) {
      throw tooMany(repository, maximumEntries);
    }
  }
  return entries;
}

function tooMany({ address }: OpenRepository, maximumEntries: number): CairnError {
  return new CairnError('limit-exceeded', `${address.label} has more than ${maximumEntries} files. Raise the limit.`);
}

/** `<mode> <type> <object id>\t<path>` */
function parseEntry(record: Buffer): TreeEntry {
  const tab = record.indexOf(9);
  const [mode = '', , objectId = ''] = record.toString('latin1', 0, tab).split(' ');
  return { ...decodePath(record.subarray(tab + 1)), type: entryType(mode), mode, objectId };
}
