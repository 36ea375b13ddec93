import type { HistoryCommit } from '@/lib/assessment/history-report';

/** A commit of the branch with the files that it changed. */
export interface CommitWithPaths extends HistoryCommit {
  paths: readonly string[];
  /** Those of them that it added or deleted. */
  comings: readonly string[];
}

/** A file that is evidence. */
export interface EvidenceFile {
  repository: string;
  path: string;
}

/** So many commits are named for one change. */
const mostCommits = 5;

/**
 * The commits that are likeliest to have changed a result, newest first: before others those that added or deleted a file which was
 * evidence on one side of the change alone, and those that touched such a file, the first of which may have begun it.
 */
export function causingCommits(
  commits: readonly CommitWithPaths[],
  before: readonly EvidenceFile[],
  after: readonly EvidenceFile[],
): string[] {
  const [was, is] = [keysOf(before), keysOf(after)];
  const moved = was.symmetricDifference(is);
  const among = (wanted: ReadonlySet<string>, pathsOf: (commit: CommitWithPaths) => readonly string[]) =>
    commits.filter((commit) => pathsOf(commit).some((path) => wanted.has(keyOf({ ...commit, path }))));
  const touching = among(moved, ({ paths }) => paths);
  const likeliest = [
    ...among(moved, ({ comings }) => comings),
    ...touching.slice(-1),
    ...touching,
    ...among(was.union(is), ({ paths }) => paths),
  ];
  const named = new Set([...new Set(likeliest)].slice(0, mostCommits));
  return commits.filter((commit) => named.has(commit)).map(({ id }) => id);
}

function keysOf(places: readonly EvidenceFile[]): Set<string> {
  return new Set(places.map(keyOf));
}

function keyOf({ repository, path }: EvidenceFile): string {
  return `${repository}\0${path}`;
}
