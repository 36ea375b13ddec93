import { CairnError } from '@/lib/errors';
import { type GitSource, readGitLine } from '@/lib/git/command';

/** A full object id, SHA-1 or SHA-256. */
export const fullObjectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

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
  const [, name, steps] = /^(.*?)((?:[~^]\d*)*)$/s.exec(text) ?? [];
  const isName =
    name !== undefined && /^[^\s\p{Cc}~^:?*[\\]+$/u.test(name) && !/^[-/]|\.\.|@\{|\/\/|[/.]$|\.lock$/.test(name);
  if (!isName || steps === undefined) {
    throw new CairnError('invalid-input', `"${text}" is not a revision. Give a branch, a tag or a commit id.`);
  }
  return { name, steps };
}

/** The full id of the commit that a revision names, in a repository that has it. Throws `revision-not-found`. */
export async function resolveCommit(source: GitSource, revision: string): Promise<string> {
  const { name, steps } = parseRevision(revision);
  // A checkout made by a CI system has often only the remote's branches.
  for (const candidate of [name, `refs/remotes/origin/${name}`]) {
    const commit = await tryResolve(source, candidate + steps);
    if (commit !== null) {
      return commit;
    }
  }
  throw revisionNotFound(source.subject, revision);
}

/** As `resolveCommit`, with null for what is not there and without looking for the remote's branches. */
export async function tryResolve(source: GitSource, revision: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const answer = await readGitLine(args, { ...source, acceptedExitCodes: [1] });
  return fullObjectId.test(answer) ? answer : null;
}

export function revisionNotFound(subject: string, revision: string): CairnError {
  return new CairnError(
    'revision-not-found',
    `${subject} has no branch, tag or commit "${revision}". Check the spelling; an abbreviated commit id may fit several commits.`,
  );
}

/**
 * The last commit of the first-parent line at or before a date, by committer date. Throws `revision-not-found` when the line
 * begins later, or is cut off by a shallow checkout before that date is reached.
 */
export async function commitAt(source: GitSource, commit: string, at: Date, shallow: boolean): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const found = await readGitLine(['rev-list', '--first-parent', '-n1', `--min-age=${seconds}`, commit, '--'], source);
  if (fullObjectId.test(found)) {
    return found;
  }
  const reason = shallow
    ? 'its checkout is shallow. Fetch its history with: git fetch --unshallow'
    : 'its history begins later. Choose a later date.';
  throw new CairnError('revision-not-found', `${source.subject} has no commit at ${at.toISOString()}: ${reason}`);
}
