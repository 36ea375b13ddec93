import { environmentKeyOf } from '@/lib/delivery/left-out';
import { type DeliverySelection, selectDelivery } from '@/lib/delivery/measure-delivery';
import { TRACE_ENDS, type TraceEnd } from '@/lib/delivery/practice-facts';
import type { Rollout } from '@/lib/delivery/rollouts';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';
import type { TracedChange } from '@/lib/delivery/traced-changes';

/** The thread of one service. */
export interface ServiceTrace {
  service: string;
  /** Of several environments the one in which it ends soonest. */
  end: TraceEnd;
}

/** Follows what runs now, of each service that was deployed in the window, to commit, pull request and work item; by name. */
export function traceServices(trace: DeliveryTrace, selection: DeliverySelection): ServiceTrace[] {
  const { own } = selectDelivery(trace, selection);
  const running = new Map(
    own.map(({ rollout }) => [`${rollout.serviceKey}\0${environmentKeyOf(rollout.environment)}`, rollout]),
  );
  const index = indexMerges(trace);
  const services = Map.groupBy(running.values(), ({ serviceKey }) => serviceKey);
  return [...services.values()]
    .map((rollouts) => ({
      service: rollouts[0]?.service ?? '',
      end: soonest(rollouts.map((rollout) => followRollout(rollout, index))),
    }))
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

/** A break counts before what is not known, and both before a thread that holds. */
function soonest(ends: readonly TraceEnd[]): TraceEnd {
  const order: readonly TraceEnd[] = ['no-pull-request', 'no-work-item', ...TRACE_ENDS.toReversed()];
  return order.find((end) => ends.includes(end)) ?? 'unknown-commit';
}

interface MergeIndex {
  /** The change of a merge, by repository and place of the commit. */
  byMerge: ReadonlyMap<string, TracedChange>;
  /** Of a repository, when the first pull request was merged that events tell of, in milliseconds. */
  proposalsSince: ReadonlyMap<string, number>;
}

function indexMerges({ changes, deployments }: DeliveryTrace): MergeIndex {
  const byMerge = new Map<string, TracedChange>();
  const proposalsSince = new Map<string, number>();
  const carried = deployments.flatMap((deployment) => deployment.changes);
  for (const change of [...carried, ...changes.keys()]) {
    const { merge, repository, isProposal, mergedAt } = change;
    if (merge !== null) byMerge.set(placeKey(repository, merge.place), change);
    if (isProposal !== true) continue;
    proposalsSince.set(repository, Math.min(proposalsSince.get(repository) ?? mergedAt, mergedAt));
  }
  return { byMerge, proposalsSince };
}

function followRollout({ commit }: Rollout, { byMerge, proposalsSince }: MergeIndex): TraceEnd {
  if (commit === null) return 'unknown-commit';
  const change = byMerge.get(placeKey(commit.repository, commit.place));
  if (change === undefined || change.isProposal === null) return 'unknown-pull-request';
  if (!change.isProposal) {
    // Pull requests may not have been told of yet when it came; and bots push what a pull request brought before.
    const since = proposalsSince.get(change.repository) ?? Number.POSITIVE_INFINITY;
    return change.authorIsBot || change.mergedAt < since ? 'unknown-pull-request' : 'no-pull-request';
  }
  if (change.workItems === null) return 'unknown-work-item';
  return change.workItems.length === 0 ? 'no-work-item' : 'work-item';
}

function placeKey(repository: string, place: number): string {
  return `${repository}\0${place}`;
}
