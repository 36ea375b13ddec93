import type { Commit } from '@/lib/git/commit-records';
import { readHistory } from '@/lib/git/history';
import type { References } from '@/lib/git/references';
import type { OpenRepository } from '@/lib/git/repository';
import { FLOW_REACH } from '@/lib/model/model';
import type { FlowFacts } from '@/lib/scan/evidence';
import { readFlow } from '@/lib/scan/flow-history';
import type { BranchReferences, CommitSignatures, Revert } from '@/lib/scan/inventory';
import { readReverts } from '@/lib/scan/read-reverts';
import { readSignatures } from '@/lib/scan/read-signatures';

/** Most commits of the first-parent line that are looked at. */
const mostCommits = 5_000;
const dayMilliseconds = 86_400_000;

/** What the history and the references of a repository tell. */
export interface RepositoryHistory {
  flow: FlowFacts;
  references: BranchReferences;
  reverts: Revert[];
  signatures: CommitSignatures;
}

/** Reads how changes reached the commit: the first-parent history as far as it is kept, and the references of the host. */
export async function readRepositoryHistory(repository: OpenRepository): Promise<RepositoryHistory> {
  const since = Date.parse(repository.commitDate) - FLOW_REACH.days * dayMilliseconds;
  const commits: Commit[] = [];
  const { line, commit: newest } = repository;
  const all = line?.from(newest) ?? readHistory(repository, { firstParent: true, maximum: mostCommits });
  for await (const commit of all) {
    if (commits.length === mostCommits) break;
    if (Date.parse(commit.committedAt) < since && commits.length >= FLOW_REACH.commits) break;
    commits.push(commit);
  }
  const [references, reverts, signatures] = await Promise.all([
    repository.readReferences(),
    readReverts(repository, commits),
    readSignatures(repository, commits),
  ]);
  const pulls = { known: references.pullRefsKnown, pullRequests: references.pullRequests };
  return {
    flow: readFlow(commits, pulls, repository.shallow),
    references: branchesOf(references),
    reverts,
    signatures,
  };
}

/** Without any branch, as of the past, nothing is known of them. */
function branchesOf({ branches, branchesKnown }: References): BranchReferences {
  return { known: branchesKnown && branches.length > 0, branches };
}
