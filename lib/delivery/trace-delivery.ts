import { type Cargo, loadCargo } from '@/lib/delivery/carried-changes';
import { type DeploymentKind, tellKinds } from '@/lib/delivery/deployment-kinds';
import type { EnvironmentTier, TierPattern } from '@/lib/delivery/environment-tier';
import type { CollectedEvents, Intake } from '@/lib/delivery/event-collection';
import type { Recovery } from '@/lib/delivery/events';
import { type Ending, type Failures, findFailures } from '@/lib/delivery/failures';
import { byFinish, linkIncidents, type TracedIncident } from '@/lib/delivery/incident-links';
import type { LeftOut, LeftOutReason } from '@/lib/delivery/left-out';
import { eventsUntil } from '@/lib/delivery/present-events';
import { readRevisions } from '@/lib/delivery/revisions';
import { joinRollouts, type Rollout, type Rollouts } from '@/lib/delivery/rollouts';
import { type HotfixPatterns, indexChanges, type TracedChange } from '@/lib/delivery/traced-changes';

/** What an organization may set for itself (dora.md 1 to 3). */
export interface DeliveryRules {
  tiers: readonly TierPattern[];
  hotfixes: HotfixPatterns;
  /** The longest time after the deployment before, in days, in which a hotfix is a fix. */
  fixDays: number;
  /** The longest time, in hours, between a deployment and an incident that does not name it. */
  linkHours: number;
}

export const defaultRules: DeliveryRules = {
  tiers: [],
  hotfixes: { branches: ['hotfix/*'], labels: ['hotfix'] },
  fixDays: 7,
  linkHours: 24,
};

/** A succeeded deployment with all that is known of it. */
export interface TracedDeployment {
  rollout: Rollout;
  kind: DeploymentKind;
  /** Null: nothing says that it failed those who use it. */
  failure: Ending | null;
  changes: readonly TracedChange[];
  /** When the commit was made, in milliseconds, that takes back what it replaced; null where it carries none. */
  revertedAt: number | null;
}

/** All deployments, changes and incidents with their links, from which any window, service and tier is measured. */
export interface DeliveryTrace {
  /** Oldest first. */
  deployments: readonly TracedDeployment[];
  /** Changes that events tell of, and the tiers to which a deployment carried each. */
  changes: ReadonlyMap<TracedChange, ReadonlySet<EnvironmentTier | null>>;
  /** What each deployment carries. */
  cargo: ReadonlyMap<Rollout, Cargo>;
  incidents: readonly TracedIncident[];
  leftOut: readonly LeftOut[];
  intake: Intake & { futureEvents: number };
  /** When the first record of a deployment tells of one, whatever became of it; in milliseconds, null where there is none. */
  recordedSince: number | null;
  /** Days with a deployment before those that were traced, where they were counted. */
  countedDays: readonly CountedDay[];
}

/** A day of UTC, in days since 1 January 1970, with a succeeded deployment of a service to environments of a tier. */
export interface CountedDay {
  serviceKey: string;
  tier: EnvironmentTier | null;
  day: number;
}

/** Links events with each other, over all of them: windows come later. What is after `now` is not known yet. */
export function traceDelivery(events: CollectedEvents, now: Date, rules: DeliveryRules = defaultRules): DeliveryTrace {
  const { deployments, changes, commits, recoveries, incidents, ...present } = eventsUntil(events, now);
  const leftOut: LeftOut[] = [];
  const revisions = readRevisions(commits);
  const index = indexChanges(changes, revisions, rules.hotfixes);
  const rollouts = joinRollouts(deployments, {
    revisions,
    tiers: rules.tiers,
    leaveOut: (entry) => leftOut.push(entry),
  });
  const cargo = new Map(rollouts.chains.flatMap((chain) => [...loadCargo(chain, index)]));
  const linked = linkIncidents(incidents, { rollouts, cargo, revisions, linkHours: rules.linkHours });
  const context = {
    cargo,
    remedies: new Set(linked.flatMap(({ remedy }) => remedy ?? [])),
    suspected: suspectedRollouts(rollouts, linked, recoveries, cargo),
    fixDays: rules.fixDays,
  };
  const told = rollouts.chains.map((chain) => tellKinds(chain, context));
  const kinds = new Map(told.flatMap((chain) => [...chain.kinds]));
  const failures = findFailures({ kinds, rollouts, incidents: linked, recoveries });
  const untold = [
    ...leftOut,
    ...[...cargo].flatMap(([rollout, { unknown }]) => (unknown === null ? [] : [leftOutAt(unknown, rollout)])),
    ...told.flatMap(({ races }) => races.map((race) => leftOutAt('withheldRollbacks', race))),
    ...failures.negative.map((rollout) => leftOutAt('negativeSpans', rollout)),
    ...unknownNames(failures, linked),
    ...present.strayResolutions.map(
      ({ resolvedAt }): LeftOut => ({
        reason: 'unknownReferences',
        at: Date.parse(resolvedAt),
        serviceKey: null,
        tier: 'any',
      }),
    ),
  ];
  return {
    deployments: [...kinds]
      .sort(([a], [b]) => byFinish(a, b))
      .map(([rollout, kind]) => ({
        rollout,
        kind,
        failure: failures.endings.get(rollout) ?? null,
        changes: cargo.get(rollout)?.changes ?? [],
        revertedAt: cargo.get(rollout)?.revertedAt ?? null,
      })),
    changes: carriedTiers(index.changes, cargo),
    cargo,
    incidents: linked,
    leftOut: untold,
    intake: { ...events.intake, futureEvents: present.futureEvents },
    recordedSince: earliest(deployments.map(({ finishedAt }) => finishedAt)),
    countedDays: [],
  };
}

function carriedTiers(changes: readonly TracedChange[], cargo: ReadonlyMap<Rollout, Cargo>): DeliveryTrace['changes'] {
  const tiers = new Map<TracedChange, Set<EnvironmentTier | null>>(changes.map((change) => [change, new Set()]));
  for (const [{ tier }, { changes: carried }] of cargo) {
    for (const change of carried) tiers.get(change)?.add(tier);
  }
  return tiers;
}

/** Deployments of which an incident, a recovery or the word of a fix says that they failed. */
function suspectedRollouts(
  rollouts: Rollouts,
  incidents: readonly TracedIncident[],
  recoveries: readonly Recovery[],
  cargo: ReadonlyMap<Rollout, Cargo>,
): ReadonlySet<Rollout> {
  return new Set([
    ...incidents.flatMap(({ cause }) => cause ?? []),
    ...recoveries.flatMap(({ deployment, source }) => rollouts.find(deployment, source ?? null) ?? []),
    ...[...cargo.keys()].flatMap(({ fixes }) => (fixes && rollouts.find(fixes.id, fixes.source)) ?? []),
  ]);
}

function unknownNames(failures: Failures, incidents: readonly TracedIncident[]): LeftOut[] {
  const reason = 'unknownReferences';
  return [
    ...failures.unknownNames.map(
      ({ at, rollout }): LeftOut =>
        rollout === null ? { reason, at, serviceKey: null, tier: 'any' } : leftOutAt(reason, rollout),
    ),
    ...incidents.flatMap(({ openedAt, serviceKey, unknownNames: count }) =>
      Array.from({ length: count }, (): LeftOut => ({ reason, at: openedAt, serviceKey, tier: 'any' })),
    ),
  ];
}

function leftOutAt(reason: LeftOutReason, { finishedAt, serviceKey, tier }: Rollout): LeftOut {
  return { reason, at: finishedAt, serviceKey, tier };
}

function earliest(times: readonly string[]): number | null {
  const first = times.reduce<string | null>((least, time) => (least === null || time < least ? time : least), null);
  return first === null ? null : Date.parse(first);
}
