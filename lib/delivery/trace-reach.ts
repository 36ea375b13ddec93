import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';

/** How far back what was traced reaches: what else has to be known for it to be as if all events were. Moments are in milliseconds. */
export interface TraceReach {
  /** By the key of a repository, the oldest of its commits that matter since a moment: a deployment after it may have carried them first. */
  oldestCommits: ReadonlyMap<string, number>;
  /** Commits whose events would tell more of what deployments carry, by repositories whose known history ends too early. */
  missingParents: ReadonlyMap<string, readonly string[]>;
  /** Services in environments, by their keys, of which a deployment names what it replaced, and that is not known. */
  unknownReplaced: readonly { serviceKey: string; environment: string }[];
}

/** Looks at what was traced of some events for what happened at `since` or later. */
export function findReach({ cargo, changes }: DeliveryTrace, since: number): TraceReach {
  const oldestCommits = new Map<string, number>();
  const missingParents = new Map<string, readonly string[]>();
  const unknownReplaced: { serviceKey: string; environment: string }[] = [];
  for (const [rollout, { commits, unknown }] of cargo) {
    const { commit, finishedAt, serviceKey, environment } = rollout;
    if (commit !== null && unknown === 'cutOffHistory' && !missingParents.has(commit.repository)) {
      missingParents.set(commit.repository, commit.graph.missingParents());
    }
    if (finishedAt < since) continue;
    if (rollout.replacedRevision !== null && rollout.replaced === null)
      unknownReplaced.push({ serviceKey, environment });
    if (commit === null) continue;
    for (const place of commits) noteCommit(oldestCommits, commit.repository, commit.graph.commits[place]?.committedAt);
  }
  for (const { merge, mergedAt } of changes.keys()) {
    if (merge === null || mergedAt < since) continue;
    noteCommit(oldestCommits, merge.repository, merge.graph.commits[merge.place]?.committedAt);
  }
  return { oldestCommits, missingParents, unknownReplaced };
}

function noteCommit(oldest: Map<string, number>, repository: string, committedAt: string | undefined): void {
  if (committedAt === undefined) return;
  const moment = Date.parse(committedAt);
  if (moment < (oldest.get(repository) ?? Number.POSITIVE_INFINITY)) oldest.set(repository, moment);
}
