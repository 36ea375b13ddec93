import { streamGit } from '@/lib/git/command';
import type { OpenRepository } from '@/lib/git/repository';

/** A file that a commit changed against its first parent. */
export interface ChangedBlob {
  path: string;
  /** Null for an added file, and for what was no file. */
  oldObjectId: string | null;
  /** Null for a deleted file, and for what is no file any more. */
  newObjectId: string | null;
}

/** A commit of a long history, with what walking it needs. */
export interface ChangingCommit {
  id: string;
  parents: readonly string[];
  authorName: string;
  authorEmail: string;
  committerName: string;
  committerEmail: string;
  /** Seconds since 1970, UTC. */
  committedAt: number;
  /** Subject and body. */
  message: string;
  files: readonly ChangedBlob[];
}

const format = ['%H', '%P', '%an', '%ae', '%cn', '%ce', '%ct', '%B'].join('%x00');
const fieldCount = 8;
const timeoutMilliseconds = 1_800_000;

/**
 * Reads a whole history with what each commit changed in files, newest first and no commit before its children, whatever their clocks
 * said, in pieces as git gives them: for walks over a hundred
 * thousand commits, where `readHistory` would cost more than git itself. Paths that `isWanted` refuses, symbolic links and submodules
 * are left out; so are paths that are not UTF-8. What a commit at the end of a shallow history changed looks like everything.
 */
export async function* readChangingCommits(
  { source, commit }: OpenRepository,
  isWanted: (path: string) => boolean,
): AsyncGenerator<ChangingCommit[], void, undefined> {
  const shown = ['-z', '--no-mailmap', '--encoding=UTF-8', `--format=${format}`];
  const changes = ['--raw', '--no-abbrev', '--no-renames', '--ignore-submodules=all', '--diff-merges=first-parent'];
  const output = streamGit(['log', '--date-order', ...shown, ...changes, commit, '--'], {
    ...source,
    timeoutMilliseconds,
  });
  const decoder = new TextDecoder();
  const parser = new LogParser(isWanted);
  let rest = '';
  for await (const chunk of output) {
    const records = (rest + decoder.decode(chunk, { stream: true })).split('\0');
    rest = records.pop() ?? '';
    const commits = parser.push(records);
    if (commits.length > 0) yield commits;
  }
  const last = parser.end(rest);
  if (last) yield [last];
}

/** Puts the records of git's log together, however they are cut. */
class LogParser {
  private fields: string[] = [];
  private files: ChangedBlob[] = [];
  private header: string | null = null;

  constructor(private readonly isWanted: (path: string) => boolean) {}

  /** Gives the commits that these records complete. */
  push(records: readonly string[]): ChangingCommit[] {
    const commits: ChangingCommit[] = [];
    for (const record of records) {
      if (this.header !== null) {
        this.addFile(this.header, record);
        this.header = null;
      } else if (this.fields.length < fieldCount) {
        this.fields.push(record);
      } else if (
        record.charCodeAt(0) === colon ||
        (record.charCodeAt(0) === lineEnd && record.charCodeAt(1) === colon)
      ) {
        // A commit begins with its id, so there is no mistaking one for the other.
        this.header = record;
      } else {
        commits.push(this.finish());
        this.fields = [record];
      }
    }
    return commits;
  }

  end(record: string): ChangingCommit | null {
    if (this.fields.length === fieldCount - 1) this.fields.push(record);
    return this.fields.length === fieldCount ? this.finish() : null;
  }

  /** `:<old mode> <new mode> <old id> <new id> <letter>` */
  private addFile(header: string, path: string): void {
    if (!this.isWanted(path) || path.includes('\uFFFD')) return;
    const start = header.indexOf(':') + 1;
    const [oldMode, newMode, oldId = '', newId = ''] = header.slice(start).split(' ');
    const oldObjectId = isFile(oldMode) ? oldId : null;
    const newObjectId = isFile(newMode) ? newId : null;
    if (oldObjectId !== newObjectId) this.files.push({ path, oldObjectId, newObjectId });
  }

  private finish(): ChangingCommit {
    const [id = '', parents = '', authorName = '', authorEmail = ''] = this.fields;
    const [committerName = '', committerEmail = '', seconds = '', message = ''] = this.fields.slice(4);
    const { files } = this;
    this.files = [];
    return {
      id,
      parents: parents === '' ? [] : parents.split(' '),
      authorName,
      authorEmail,
      committerName,
      committerEmail,
      committedAt: Number(seconds),
      message,
      files,
    };
  }
}

const colon = 0x3a;
const lineEnd = 0x0a;

/** Modes of files are 100644 and 100755. */
function isFile(mode: string | undefined): boolean {
  return mode?.startsWith('100') ?? false;
}
