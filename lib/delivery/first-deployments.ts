import { UNKNOWN_PARENT } from '@/lib/delivery/commit-graph';
import { isWithin, type Window } from '@/lib/delivery/deployment-frequency';
import { selectDelivery } from '@/lib/delivery/measure-delivery';
import { median } from '@/lib/delivery/percentile';
import type { KnownCommit } from '@/lib/delivery/revisions';
import type { Rollout } from '@/lib/delivery/rollouts';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';

/** How long a new repository took to reach production. Moments are in milliseconds. */
export interface FirstDeployment {
  /** The key of the repository. */
  repository: string;
  service: string;
  deployment: string;
  firstCommitAt: number;
  deployedAt: number;
}

/** The first production deployments of a window. */
export interface FirstDeployments {
  /** Oldest first. */
  known: FirstDeployment[];
  /** Seconds from a repository's first commit to its first deployment; null under FEWEST_REPOSITORIES. */
  medianSeconds: number | null;
  /** Repositories with a first known deployment in the window, whose time is not known: their history or the record begins later. */
  unknown: number;
}

/** Under so many repositories there is no median. */
export const FEWEST_REPOSITORIES = 10;

/**
 * The time from a repository's first commit to its first production deployment, of repositories for which that falls into the window
 * (dora.md 3). Which of them began from a template events do not tell.
 * @param services keys; null: all
 */
export function findFirstDeployments(
  trace: DeliveryTrace,
  { window, services }: { window: Window; services: readonly string[] | null },
): FirstDeployments {
  const production = { window, tier: 'production', services, includeBots: false, timeZone: 'UTC' } as const;
  const first = new Map<string, { rollout: Rollout; commit: KnownCommit }>();
  for (const { rollout } of selectDelivery(trace, production).all) {
    const { commit } = rollout;
    if (commit !== null && !first.has(commit.repository)) first.set(commit.repository, { rollout, commit });
  }
  const inWindow = [...first.values()].filter(({ rollout }) => isWithin(rollout.finishedAt, window));
  const known = inWindow.flatMap(({ rollout, commit }): FirstDeployment[] => {
    const firstCommitAt = beginOf(commit);
    const isRecorded = firstCommitAt !== null && trace.recordedSince !== null && trace.recordedSince <= firstCommitAt;
    if (!isRecorded || firstCommitAt > rollout.finishedAt) return [];
    const { service, id, finishedAt } = rollout;
    return [{ repository: commit.repository, service, deployment: id, firstCommitAt, deployedAt: finishedAt }];
  });
  const spans = known.map(({ firstCommitAt, deployedAt }) => (deployedAt - firstCommitAt) / 1000);
  return {
    known,
    medianSeconds: known.length < FEWEST_REPOSITORIES ? null : median(spans),
    unknown: inWindow.length - known.length,
  };
}

/** When the first commit of a repository was made; null where its history is not known to its beginning. */
function beginOf({ graph }: KnownCommit): number | null {
  if (graph.parents.some((parents) => parents.includes(UNKNOWN_PARENT))) return null;
  return graph.commits.reduce(
    (least, { authoredAt }) => Math.min(least, Date.parse(authoredAt)),
    Number.POSITIVE_INFINITY,
  );
}
