import { readHistory } from '@/lib/git/history';
import { readReferences } from '@/lib/git/references';
import type { OpenRepository } from '@/lib/git/repository';
import { FLOW_REACH } from '@/lib/model/model';
import type { FlowFacts } from '@/lib/scan/evidence';
import { type HistoryCommit, readFlow } from '@/lib/scan/flow-history';

/** Most commits of the first-parent line that are looked at. */
const mostCommits = 5_000;
const dayMilliseconds = 86_400_000;

/** Reads how changes reached the commit: the first-parent history as far as it is kept, and the host's pull references. */
export async function readRepositoryFlow(repository: OpenRepository): Promise<FlowFacts> {
  const since = Date.parse(repository.commitDate) - FLOW_REACH.days * dayMilliseconds;
  const commits: HistoryCommit[] = [];
  const { line, commit: newest } = repository;
  const all = line?.from(newest) ?? readHistory(repository, { firstParent: true, maximum: mostCommits });
  for await (const commit of all) {
    if (commits.length === mostCommits) break;
    if (Date.parse(commit.committedAt) < since && commits.length >= FLOW_REACH.commits) break;
    commits.push(commit);
  }
  const references = await readReferences(repository);
  return readFlow(
    commits,
    { known: references.pullRefsKnown, pullRequests: references.pullRequests },
    repository.shallow,
  );
}
