import { runGit } from '@/lib/git/command';
import type { OpenRepository } from '@/lib/git/repository';
import type { HistoryCommit } from '@/lib/scan/flow-history';
import type { Revert } from '@/lib/scan/inventory';

/** Most reverts that are kept, the newest, and most files of each. */
const mostReverts = 200;
const mostPaths = 40;
const longestSubject = 80;

const revertSubject = /^(\[[^\]]*\]\s*)?Revert[: ]\s*"/i;
/** Taking a revert back brings the change in once more. */
const revertOfRevert = /^(\[[^\]]*\]\s*)?Revert[: ]\s*"(Revert[: ]|Reapply)/i;
const mergeSubject = /^Merge (pull request|branch|remote-tracking branch)|^Merged in |^Merged PR \d+:/;

/** What a commit may be called on a branch whose name says that it takes something back. */
const revertInOwnWords = /^(\[[^\]]*\]\s*)?Revert(s|ed|ing)?\s/i;

/** A merge of a branch whose name says so: its text may be missing or in words of its own, which leaves it to the commit that it brings. */
const mergeOfRevert = /^Merge .*revert/i;

/**
 * The reverts of a first-parent line with the files that they changed (detection rules GIT-4). What a merge brought is told by its
 * text, or by the newest commit that it brought where the name of its branch says that it takes something back.
 */
export async function readReverts(repository: OpenRepository, commits: readonly HistoryCommit[]): Promise<Revert[]> {
  const brought = await readBrought(repository, commits);
  const found = commits.filter((commit) => isRevert(commit) || brought.has(commit.id)).slice(0, mostReverts);
  if (found.length === 0) return [];
  const paths = await readPaths(
    repository,
    found.map(({ id }) => id),
  );
  const newest = Date.parse(commits[0]?.committedAt ?? '');
  return found.map((commit) => ({
    commit: commit.id,
    committedAt: commit.committedAt,
    age: (newest - Date.parse(commit.committedAt)) / 1000,
    subject: (titleOfRevert(commit) ?? commit.subject).slice(0, longestSubject),
    paths: paths?.get(commit.id)?.slice(0, mostPaths) ?? null,
  }));
}

/** Merges of branches named for a revert whose newest commit is one. */
async function readBrought(
  repository: OpenRepository,
  commits: readonly HistoryCommit[],
): Promise<ReadonlySet<string>> {
  const merges = commits.flatMap(({ id, parents: [, tip], subject, body }): [string, string][] =>
    tip !== undefined && mergeOfRevert.test(subject) && !bringsBack(body.trim()) ? [[tip, id]] : [],
  );
  if (merges.length === 0) return new Set();
  const byTip = new Map(merges.slice(0, mostReverts));
  const args = ['log', '--no-walk=unsorted', '--stdin', '-z', '--no-mailmap', '--format=%H %s'];
  const input = [...byTip.keys()].join('\n');
  const output = await runGit(args, { ...repository.objects, input }).catch(() => null);
  const lines = output?.toString('utf8').split('\0') ?? [];
  return new Set(
    lines.flatMap((line) => {
      const [tip = '', ...words] = line.split(' ');
      const subject = words.join(' ');
      return revertInOwnWords.test(subject) && !bringsBack(subject) ? (byTip.get(tip) ?? []) : [];
    }),
  );
}

function bringsBack(text: string): boolean {
  return revertOfRevert.test(text) || /^(\[[^\]]*\]\s*)?Reapply\b/i.test(text);
}

/** Whether the text of a commit says that it takes another back, and not that it brings one in once more. */
export function isRevert(commit: Pick<HistoryCommit, 'subject' | 'body'>): boolean {
  return titleOfRevert(commit) !== null;
}

/** The line that says so; a merge has it in its text, since its subject names a branch. */
function titleOfRevert({ subject, body }: Pick<HistoryCommit, 'subject' | 'body'>): string | null {
  const title = mergeSubject.test(subject) ? (body.trim().split('\n')[0] ?? '') : subject;
  const merged = subject.replace(/^Merged PR \d+:\s*/, '');
  return [title, merged].find((text) => revertSubject.test(text) && !revertOfRevert.test(text)) ?? null;
}

/** Files that commits changed against their first parent; null where a partial clone lacks them. */
async function readPaths(repository: OpenRepository, ids: readonly string[]): Promise<Map<string, string[]> | null> {
  const args = [
    'log',
    '--no-walk=unsorted',
    '--stdin',
    '-z',
    '--no-mailmap',
    '--name-only',
    '--no-renames',
    '--diff-merges=first-parent',
    '--format=%x01%H',
  ];
  const output = await runGit(args, { ...repository.objects, input: ids.join('\n') }).catch(() => null);
  if (output === null) return null;
  const changed = new Map<string, string[]>();
  for (const entry of output.toString('utf8').split('\u0001').slice(1)) {
    const [id = '', ...paths] = entry.split('\0').map((text) => text.replace(/^\n/, ''));
    changed.set(
      id,
      paths.filter((path) => path !== ''),
    );
  }
  return changed;
}
