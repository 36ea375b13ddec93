import { readHistory } from '@/lib/git/history';
import { readReferences } from '@/lib/git/references';
import type { OpenRepository } from '@/lib/git/repository';
import type { Thresholds } from '@/lib/model/model';
import { type FlowHistory, type HistoryCommit, readFlow } from '@/lib/scan/flow-history';

/** Most commits of the first-parent line that are looked at: enough for three months of a busy repository. */
const mostCommits = 5_000;
const dayMilliseconds = 86_400_000;

/** Reads how changes reached the commit: the first-parent history of the window, and the host's pull references. */
export async function readRepositoryFlow(repository: OpenRepository, thresholds: Thresholds): Promise<FlowHistory> {
  const windowDays = thresholds.pullRequestWindowDays;
  const fallback = thresholds.pullRequestFallbackCommits;
  const since = Date.parse(repository.commitDate) - windowDays * dayMilliseconds;
  const commits: HistoryCommit[] = [];
  for await (const commit of readHistory(repository, {
    firstParent: true,
    maximum: mostCommits,
  })) {
    if (Date.parse(commit.committedAt) < since && commits.length >= fallback) break;
    commits.push(commit);
  }
  const references = await readReferences(repository);
  return readFlow(
    commits,
    { known: references.pullRefsKnown, pullRequests: references.pullRequests },
    repository.shallow,
    { windowDays, minimum: thresholds.pullRequestMinimumCommits, fallback },
  );
}
