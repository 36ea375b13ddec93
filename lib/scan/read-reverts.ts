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

/** The reverts of a first-parent line with the files that they changed (detection rules GIT-4). What a merge brought is told by its text. */
export async function readReverts(repository: OpenRepository, commits: readonly HistoryCommit[]): Promise<Revert[]> {
  const found = commits.filter(isRevert).slice(0, mostReverts);
  if (found.length === 0) return [];
  const paths = await readPaths(
    repository,
    found.map(({ id }) => id),
  );
  return found.map(({ id, committedAt, subject }) => ({
    commit: id,
    committedAt,
    subject: subject.slice(0, longestSubject),
    paths: paths?.get(id)?.slice(0, mostPaths) ?? null,
  }));
}

/** Whether the text of a commit says that it takes another back, and not that it brings one in once more. */
export function isRevert({ subject, body }: Pick<HistoryCommit, 'subject' | 'body'>): boolean {
  const title = mergeSubject.test(subject) ? (body.trim().split('\n')[0] ?? '') : subject;
  const merged = subject.replace(/^Merged PR \d+:\s*/, '');
  return [title, merged].some((text) => revertSubject.test(text) && !revertOfRevert.test(text));
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
