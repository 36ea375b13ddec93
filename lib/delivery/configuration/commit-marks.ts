/** What the message of a commit tells beside what it changed. */
export interface CommitMarks {
  /** Id of the commit that it takes back, full or short. */
  reverts: string | null;
  /** Whether it merges a branch that is called a hotfix. */
  isHotfix: boolean;
  /** The application commit that a hydrator or a promoter names. */
  application: string | null;
}

const revert = /^This reverts commit ([0-9a-f]{7,64})/m;
const hotfixBranch = /^Merged? .*?(?:from \S*?\/|['"]|branch )(?:hotfix\/)/i;
const applicationTrailer = /^Argocd-reference-commit-sha:[ \t]*([0-9a-f]{7,64})[ \t]*$/im;
const none: CommitMarks = { reverts: null, isHotfix: false, application: null };

/** Reads the marks of a message. Most have none. */
export function readMarks(message: string): CommitMarks {
  const reverts = message.includes('This reverts commit ') ? (revert.exec(message)?.[1] ?? null) : null;
  const isHotfix = message.startsWith('Merge') && hotfixBranch.test(message.split('\n', 1)[0] ?? '');
  const application = /reference-commit/i.test(message) ? (applicationTrailer.exec(message)?.[1] ?? null) : null;
  return reverts === null && !isHotfix && application === null ? none : { reverts, isHotfix, application };
}
