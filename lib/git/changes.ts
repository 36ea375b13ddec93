import { type DecodedPath, decodePath, type EntryType, entryType } from '@/lib/git/output-records';

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
