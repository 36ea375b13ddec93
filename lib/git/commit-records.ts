import { type ChangedFile, parseChange } from '@/lib/git/changes';
import { isoDate } from '@/lib/git/commit-date';
import { splitAtNul } from '@/lib/git/output-records';

export interface Commit {
  id: string;
  /** Ids of the parents; empty for a first commit, and for one where a shallow history is cut off (see `isCutOff`). */
  parents: string[];
  /** Whether a shallow history ends here: that it has parents, and what it changed, is not known. */
  isCutOff: boolean;
  authorName: string;
  authorEmail: string;
  /** ISO 8601 in UTC, as are all dates. */
  authoredAt: string;
  committerName: string;
  committerEmail: string;
  committedAt: string;
  subject: string;
  /** The message after its subject. */
  body: string;
  /** What the commit changed against its first parent; null when that was not asked for or is not known. */
  files: ChangedFile[] | null;
}

interface CommitReading {
  /** Whether the output tells which files each commit changed. */
  withFiles: boolean;
  /** Ids of the commits at which a shallow history ends. */
  cutOff: ReadonlySet<string>;
}

/** The format of git's log that `readCommits` reads; each field ends with NUL. */
export const commitFormat = ['%H', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%s', '%b'].join('%x00');
const fieldCount = 10;

/** Reads the output of git's log (`-z`, `commitFormat`, and `--raw` for the files), however it is cut. */
export async function* readCommits(
  output: AsyncIterable<Buffer>,
  { withFiles, cutOff }: CommitReading,
): AsyncGenerator<Commit, void, undefined> {
  let fields: string[] = [];
  let files: ChangedFile[] = [];
  let header: Buffer | null = null;
  const finish = () => toCommit(fields, withFiles ? files : null, cutOff);
  for await (const records of splitAtNul(output)) {
    for (const record of records) {
      if (header) {
        files.push(parseChange(header, record));
        header = null;
      } else if (fields.length < fieldCount) {
        fields.push(record.toString('utf8'));
      } else if (isChangeHeader(record)) {
        header = record;
      } else {
        yield finish();
        fields = [record.toString('utf8')];
        files = [];
      }
    }
  }
  if (fields.length === fieldCount) {
    yield finish();
  }
}

/** The first change of a commit stands after an empty line. A commit begins with its id, so there is no mistaking one for the other. */
function isChangeHeader(record: Buffer): boolean {
  return record[0] === 0x3a || (record[0] === 0x0a && record[1] === 0x3a);
}

function toCommit(fields: string[], files: ChangedFile[] | null, cutOff: ReadonlySet<string>): Commit {
  const [id = '', parents = '', authorName = '', authorEmail = '', authored = ''] = fields;
  const [committerName = '', committerEmail = '', committed = '', subject = '', body = ''] = fields.slice(5);
  const isCutOff = cutOff.has(id);
  return {
    id,
    parents: parents === '' ? [] : parents.split(' '),
    isCutOff,
    authorName,
    authorEmail,
    authoredAt: isoDate(authored),
    committerName,
    committerEmail,
    committedAt: isoDate(committed),
    subject,
    body: body.trimEnd(),
    // Against nothing, git would report every file of a cut-off commit as added.
    files: isCutOff ? null : files,
  };
}
