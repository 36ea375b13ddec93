import { LeftOutCounts } from '@/lib/delivery/delivery-report';
import { isWithin } from '@/lib/delivery/deployment-frequency';
import { environmentKeyOf, type LeftOutReason, leftOutNames, leftOutReasons } from '@/lib/delivery/left-out';
import type { DeliverySelection, Selected } from '@/lib/delivery/measure-delivery';
import type { Rollout } from '@/lib/delivery/rollouts';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';
import type { TracedChange } from '@/lib/delivery/traced-changes';

interface LeftOutSource {
  trace: DeliveryTrace;
  selection: DeliverySelection;
  selected: Selected;
  /** Changes whose deployment is in the window, those of bots too. */
  deployed: readonly TracedChange[];
  /** Spans of changes that end before they begin. */
  negative: number;
}

/** How much is left out of a window, and why; what concerns the file as a whole counts in every window. */
export function countLeftOut(source: LeftOutSource): LeftOutCounts {
  const { trace, selection, selected, deployed, negative } = source;
  const { intake } = trace;
  const measured = deployed.filter(({ authorIsBot }) => selection.includeBots || !authorIsBot);
  const entries = trace.leftOut.filter(
    ({ at, serviceKey, tier }) =>
      isWithin(at, selection.window) &&
      selected.isOwnService(serviceKey) &&
      (tier === 'any' || tier === selection.tier),
  );
  const noted = (reason: LeftOutReason) => entries.filter((entry) => entry.reason === reason).length;
  const counts: Record<LeftOutReason, number> = {
    refusedLines: intake.refusedLines,
    unknownFields: intake.unknownFieldLines,
    duplicates: intake.duplicates,
    conflictingEvents: intake.conflicting,
    futureEvents: intake.futureEvents,
    unknownEnvironments: countUnknownEnvironments(source),
    cancelledDeployments: noted('cancelledDeployments'),
    failedDeployments: noted('failedDeployments'),
    joinedRecords: noted('joinedRecords'),
    firstDeployments: noted('firstDeployments'),
    unknownRevisions: noted('unknownRevisions'),
    cutOffHistory: noted('cutOffHistory'),
    undeployedChanges: countUndeployed(source),
    botChanges: deployed.length - measured.length,
    changesWithoutFirstCommit: measured.filter(({ firstCommitAt }) => firstCommitAt === null).length,
    negativeSpans: noted('negativeSpans') + negative,
    withheldRollbacks: noted('withheldRollbacks'),
    unlinkedIncidents: countUnlinked(source),
    unknownReferences: noted('unknownReferences'),
  };
  return LeftOutCounts.parse(
    Object.fromEntries(leftOutNames.map((name) => [name, { count: counts[name], reason: leftOutReasons[name] }])),
  );
}

function countUnknownEnvironments({ trace, selection, selected }: LeftOutSource): number {
  return trace.deployments.filter(
    ({ rollout: { tier, serviceKey, finishedAt } }) =>
      tier === null && selected.isOwnService(serviceKey) && isWithin(finishedAt, selection.window),
  ).length;
}

/** Changes of the repositories that the services ran from that no deployment of the tier carries, to whichever service. */
function countUndeployed({ trace, selection, selected }: LeftOutSource): number {
  const repositories = new Set(
    ranSince(selected, selection.window.from).flatMap(({ commit }) => commit?.repository ?? []),
  );
  let undeployed = 0;
  for (const [{ mergedAt, repository }, tiers] of trace.changes) {
    const isOwn = selection.services === null || repositories.has(repository);
    if (isOwn && isWithin(mergedAt, selection.window) && !tiers.has(selection.tier)) undeployed += 1;
  }
  return undeployed;
}

/** What ran at a moment or later. */
function ranSince({ all }: Selected, moment: number): Rollout[] {
  const later: Rollout[] = [];
  const running = new Map<string, Rollout>();
  for (const { rollout } of all) {
    if (rollout.finishedAt > moment) later.push(rollout);
    else running.set(`${rollout.serviceKey}\0${environmentKeyOf(rollout.environment)}`, rollout);
  }
  return [...running.values(), ...later];
}

function countUnlinked({ trace, selection, selected }: LeftOutSource): number {
  return trace.incidents.filter(
    ({ cause, openedAt, serviceKey }) =>
      cause === null && isWithin(openedAt, selection.window) && selected.isOwnService(serviceKey),
  ).length;
}
