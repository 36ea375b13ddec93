import { CairnError } from '@/lib/errors';
import { streamGit } from '@/lib/git/command';
import { type DecodedPath, decodePath, type EntryType, entryType, splitAtNul } from '@/lib/git/output-records';
import type { OpenRepository } from '@/lib/git/repository';
import { fullObjectId } from '@/lib/git/revision';

/** One file that differs between two trees. A renamed file is one deleted and one added. */
export interface ChangedFile extends DecodedPath {
  status: 'added' | 'modified' | 'deleted';
  /** What it is now, or was when it is deleted. */
  type: EntryType;
  /** Null for an added file. */
  oldObjectId: string | null;
  /** Null for a deleted file. */
  newObjectId: string | null;
}

/** The files that differ between two commits, in git's order. */
export async function changedFiles(repository: OpenRepository, from: string, to: string): Promise<ChangedFile[]> {
  for (const commit of [from, to]) {
    if (!fullObjectId.test(commit)) {
      throw new CairnError('invalid-input', `"${commit}" is not a full commit id.`);
    }
  }
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--ignore-submodules=none', from, to, '--'];
  const files: ChangedFile[] = [];
  let header: Buffer | null = null;
  for await (const records of splitAtNul(streamGit(args, repository.source))) {
    for (const record of records) {
      if (header) {
        files.push(parseChange(header, record));
      }
      header = header ? null : record;
    }
  }
  return files;
}

/** Reads one entry of git's raw format: `:<old mode> <new mode> <old id> <new id> <letter>`, and the path. */
export function parseChange(header: Buffer, path: Buffer): ChangedFile {
  const start = header.indexOf(':') + 1;
  const [oldMode = '', newMode = '', oldId = '', newId = ''] = header.toString('latin1', start).split(' ');
  const isAdded = isNothing(oldMode);
  const isDeleted = isNothing(newMode);
  return {
    ...decodePath(path),
    status: isAdded ? 'added' : isDeleted ? 'deleted' : 'modified',
    type: entryType(isDeleted ? oldMode : newMode),
    oldObjectId: isAdded ? null : oldId,
    newObjectId: isDeleted ? null : newId,
  };
}

function isNothing(mode: string): boolean {
  return mode === '000000';
}
