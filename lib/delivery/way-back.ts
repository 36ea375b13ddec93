import { median } from '@/lib/delivery/percentile';
import type { TracedDeployment } from '@/lib/delivery/trace-delivery';

/** How some deployments were taken back. */
export interface WayBack {
  /** Of the last one: by a commit that reverts, or by deploying what ran before. */
  way: 'revert' | 'previous-version';
  /** Id and finish, in milliseconds, of the last deployment that took one back. */
  last: { id: string; finishedAt: number };
  /** The median of seconds from the revert, or from the start of the deployment, to its finish; null where none is known. */
  medianSeconds: number | null;
}

/**
 * The way back that rollbacks went; null where there is none among the deployments, given oldest first. Flags are none of them: an event
 * tells that one was switched off, and not that it is documented.
 */
export function findWayBack(deployments: readonly TracedDeployment[]): WayBack | null {
  const rollbacks = deployments.filter(({ kind }) => kind === 'rollback');
  const last = rollbacks.at(-1);
  if (last === undefined) return null;
  const { id, finishedAt } = last.rollout;
  return {
    way: last.revertedAt === null ? 'previous-version' : 'revert',
    last: { id, finishedAt },
    medianSeconds: median(rollbacks.flatMap((rollback) => secondsToApplied(rollback) ?? [])),
  };
}

function secondsToApplied({ rollout, revertedAt }: TracedDeployment): number | null {
  const begun = revertedAt ?? rollout.startedAt;
  return begun === null || begun > rollout.finishedAt ? null : (rollout.finishedAt - begun) / 1000;
}
