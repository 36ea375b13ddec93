import { CairnError } from '@/lib/errors';
import { type GitSource, readGitLine, streamGit } from '@/lib/git/command';
import { isoDate } from '@/lib/git/commit-date';
import { ObjectSession } from '@/lib/git/object-session';

/** A full object id, SHA-1 or SHA-256. */
export const fullObjectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export interface DatedCommit {
  /** Full id. */
  commit: string;
  /** Committer date, ISO 8601 in UTC. */
  commitDate: string;
}

/** A revision in two parts: a branch, tag or commit, and the steps back from it (`main`, `~2`). */
export interface Revision {
  name: string;
  steps: string;
}

/**
 * Reads what a person gave as a revision. Throws `invalid-input` for what git could take for something else than a branch,
 * a tag, a commit, or one of these followed by `~2` or `^`.
 */
export function parseRevision(text: string): Revision {
  const [, name, steps] = /^([^~^]*)((?:[~^]\d*)*)$/.exec(text) ?? [];
  const isName =
    name !== undefined && /^[^\s\p{Cc}~^:?*[\\]+$/u.test(name) && !/^[-/]|\.\.|@\{|\/\/|[/.]$|\.lock$/.test(name);
  if (!isName || steps === undefined) {
    throw new CairnError('invalid-input', `"${text}" is not a revision. Give a branch, a tag or a commit id.`);
  }
  return { name, steps };
}

/** The commit that a revision names, in a repository that has it. Throws `revision-not-found`. */
export async function resolveCommit(
  objects: ObjectSession,
  revision: string,
  { subject }: Pick<GitSource, 'subject'>,
): Promise<DatedCommit> {
  const { name, steps } = parseRevision(revision);
  // A checkout made by a CI system has often only the remote's branches.
  const found = await findCommit(objects, name + steps, `refs/remotes/origin/${name}${steps}`);
  if (found === null) {
    throw revisionNotFound(subject, revision);
  }
  return found;
}

/** The first of these revisions that is there; null where none is. They have been through `parseRevision`. */
export async function findCommit(objects: ObjectSession, ...revisions: string[]): Promise<DatedCommit | null> {
  for (const { objectId, bytes } of await objects.read(revisions.map((revision) => `${revision}^{commit}`))) {
    if (bytes) {
      const [, seconds = ''] = /^committer .*> (-?\d+)/m.exec(bytes.toString('latin1')) ?? [];
      return { commit: objectId, commitDate: isoDate(seconds) };
    }
  }
  return null;
}

/** As `findCommit`, for a single question. */
export async function findCommitOf(source: GitSource, revision: string): Promise<DatedCommit | null> {
  const objects = new ObjectSession(source);
  try {
    return await findCommit(objects, revision);
  } finally {
    objects.close();
  }
}

export function revisionNotFound(subject: string, revision: string): CairnError {
  return new CairnError(
    'revision-not-found',
    `${subject} has no branch, tag or commit "${revision}". Check the spelling; an abbreviated commit id may fit several commits.`,
  );
}

/**
 * For each of several dates, oldest first, the last commit of the first-parent line at or before it, by committer date; null where the
 * line begins later, or is cut off before.
 */
export async function commitsAt(
  source: GitSource,
  commit: string,
  dates: readonly Date[],
): Promise<(DatedCommit | null)[]> {
  const open = dates.map((date) => Math.floor(date.getTime() / 1000));
  const found: DatedCommit[] = [];
  let rest = '';
  for await (const chunk of streamGit(['rev-list', '--first-parent', '--timestamp', commit, '--'], source)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [seconds = '', id = ''] = line.split(' ');
      while (open.length > 0 && Number(seconds) <= (open.at(-1) ?? 0)) {
        open.pop();
        found.unshift({ commit: id, commitDate: isoDate(seconds) });
      }
    }
    if (open.length === 0) break;
  }
  return [...open.map(() => null), ...found];
}

/**
 * The last commit of the first-parent line at or before a date, by committer date. Throws `revision-not-found` when the line
 * begins later, or is cut off by a shallow checkout before that date is reached.
 */
export async function commitAt(source: GitSource, commit: string, at: Date, shallow: boolean): Promise<DatedCommit> {
  const age = `--min-age=${Math.floor(at.getTime() / 1000)}`;
  const line = await readGitLine(['rev-list', '--first-parent', '-n1', '--timestamp', age, commit, '--'], source);
  const [seconds = '', found] = line.split(' ');
  if (found !== undefined) {
    return { commit: found, commitDate: isoDate(seconds) };
  }
  const reason = shallow
    ? 'its checkout is shallow. Fetch its history with: git fetch --unshallow'
    : 'its history begins later. Choose a later date.';
  throw new CairnError('revision-not-found', `${source.subject} has no commit at ${at.toISOString()}: ${reason}`);
}
