import { type EnvironmentTier, environmentTier, type TierPattern } from '@/lib/delivery/environment-tier';
import type { Deployment } from '@/lib/delivery/events';
import { environmentKeyOf, type LeftOut, serviceKeyOf } from '@/lib/delivery/left-out';
import { isSameRevision, type KnownCommit, type Revisions } from '@/lib/delivery/revisions';

/** One deployment, however many records tell of it. Times are in milliseconds. */
export interface Rollout {
  id: string;
  service: string;
  serviceKey: string;
  environment: string;
  tier: EnvironmentTier | null;
  revision: string;
  commit: KnownCommit | null;
  startedAt: number | null;
  finishedAt: number;
  /** What started it; null where no record tells. A record that names a person wins. */
  startedBy: 'automation' | 'person' | null;
  /** What its records say of themselves. */
  declared: 'rollback' | 'fix' | null;
  fixes: { id: string; source: string | null } | null;
  /** The revision that it replaced; null where nothing is known to have run before. */
  replacedRevision: string | null;
  /** The succeeded deployment that it replaced; null where none is known. */
  replaced: Rollout | null;
  /** Clusters or places that it was brought to, where told. */
  targets: string[];
}

/** The succeeded deployments of a service in an environment, oldest first. */
export type RolloutChain = readonly Rollout[];

export interface Rollouts {
  chains: readonly RolloutChain[];
  /** The deployment that a record's id names, failed ones too; null where none or several are named so. */
  find(id: string, source: string | null): Rollout | null;
}

interface RolloutContext {
  revisions: Revisions;
  tiers: readonly TierPattern[];
  leaveOut(entry: LeftOut): void;
}

/** A succeeded deployment, and what ran before it by the records alone. */
interface ChainLink {
  rollout: Rollout;
  before: Rollout | null;
}

interface Joined {
  links: ChainLink[];
  /** Each record, and the deployment that it tells of. */
  records: { event: Deployment; rollout: Rollout }[];
}

/** Joins the records of deployments to chains (dora.md 1 and 2). Their order does not matter. */
export function joinRollouts(deployments: readonly Deployment[], context: RolloutContext): Rollouts {
  const known = new Map<string, { source: string | null; rollout: Rollout }[]>();
  const groups = Map.groupBy(deployments.toSorted(byFinish), chainKey);
  const chains = Array.from(groups.values(), (events) => {
    const { links, records } = joinRecords(events, context);
    for (const { event, rollout } of records) {
      const entry = { source: event.source ?? null, rollout };
      known.set(event.id, [...(known.get(event.id) ?? []), entry]);
    }
    return findReplaced(links);
  });
  return {
    chains,
    find(id, source) {
      const named = known.get(id) ?? [];
      const [first, ...others] = [...new Set(named.map(({ rollout }) => rollout))];
      if (others.length === 0) return first ?? null;
      return named.find((each) => each.source === source)?.rollout ?? null;
    },
  };
}

function chainKey({ service, environment }: Deployment): string {
  return `${serviceKeyOf(service)}\u0000${environmentKeyOf(environment)}`;
}

function byFinish(a: Deployment, b: Deployment): number {
  return order(a.finishedAt, b.finishedAt) || order(a.id, b.id) || order(a.source ?? '', b.source ?? '');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Cancelled records, and those of what already runs, are no deployments of their own. */
function joinRecords(events: readonly Deployment[], context: RolloutContext): Joined {
  const joined: Joined = { links: [], records: [] };
  let running: Rollout | null = null;
  let failed: Rollout | null = null;
  for (const event of events) {
    const rollout = createRollout(event, context);
    const leaveOut = (reason: LeftOut['reason']) =>
      context.leaveOut({ reason, at: rollout.finishedAt, serviceKey: rollout.serviceKey, tier: rollout.tier });
    if (event.result === 'cancelled') {
      leaveOut('cancelledDeployments');
      continue;
    }
    const earlier = sameRollout(running, rollout) ?? (event.result === 'failed' ? sameRollout(failed, rollout) : null);
    joined.records.push({ event, rollout: earlier ?? rollout });
    if (earlier !== null) {
      leaveOut('joinedRecords');
      addRecord(earlier, rollout);
    } else if (event.result === 'failed') {
      leaveOut('failedDeployments');
      failed = rollout;
    } else {
      if (isRepeated(event)) leaveOut('joinedRecords');
      else joined.links.push({ rollout, before: running });
      running = rollout;
      failed = null;
    }
  }
  return joined;
}

/** Its source says that the revision ran already: it tells what runs, and is no deployment. */
function isRepeated({ revision, previousRevision }: Deployment): boolean {
  return previousRevision !== undefined && isSameRevision(revision, previousRevision);
}

/** What each deployment replaced: what its records say, else the one before it. */
function findReplaced(links: readonly ChainLink[]): Rollout[] {
  const inChain = new Set<Rollout>();
  const latest = new Map<string, Rollout>();
  return links.map(({ rollout, before }) => {
    const told = rollout.replacedRevision;
    if (told === null || (before !== null && replacedKey(rollout, told) === replacedKey(rollout, before.revision))) {
      rollout.replaced = before !== null && inChain.has(before) ? before : null;
      rollout.replacedRevision = before?.revision ?? told;
    } else {
      rollout.replaced = latest.get(replacedKey(rollout, told)) ?? null;
    }
    inChain.add(rollout);
    latest.set(replacedKey(rollout, rollout.revision), rollout);
    return rollout;
  });
}

/** A revision as the history of a deployment's repository knows it: the full commit id where there is one. */
function replacedKey({ commit }: Rollout, revision: string): string {
  const place = commit?.graph.find(revision) ?? null;
  return (place === null ? revision : (commit?.graph.commits[place]?.revision ?? revision)).toLowerCase();
}

function createRollout(event: Deployment, { revisions, tiers }: RolloutContext): Rollout {
  return {
    id: event.id,
    service: event.service,
    serviceKey: serviceKeyOf(event.service),
    environment: event.environment,
    tier: environmentTier(event.environment, tiers),
    revision: event.revision,
    commit: revisions.find(event.revision, event.repository ?? null),
    startedAt: event.startedAt === undefined ? null : Date.parse(event.startedAt),
    finishedAt: Date.parse(event.finishedAt),
    startedBy: event.startedBy ?? null,
    declared: event.kind === 'rollback' || event.kind === 'fix' ? event.kind : event.fixes === undefined ? null : 'fix',
    fixes: event.fixes === undefined ? null : { id: event.fixes, source: event.source ?? null },
    replacedRevision: event.previousRevision ?? null,
    replaced: null,
    targets: event.target === undefined ? [] : [event.target],
  };
}

function sameRollout(earlier: Rollout | null, rollout: Rollout): Rollout | null {
  if (earlier === null) return null;
  const [one, other] = [earlier.commit, rollout.commit];
  const isSame =
    one !== null && other !== null
      ? one.graph === other.graph && one.place === other.place
      : isSameRevision(earlier.revision, rollout.revision);
  return isSame ? earlier : null;
}

/** What one record does not say, another may. */
function addRecord(rollout: Rollout, record: Rollout): void {
  rollout.commit ??= record.commit;
  rollout.startedAt ??= record.startedAt;
  if (rollout.startedBy !== 'person') rollout.startedBy = record.startedBy ?? rollout.startedBy;
  rollout.declared ??= record.declared;
  rollout.fixes ??= record.fixes;
  rollout.targets = [...new Set([...rollout.targets, ...record.targets])];
  const { replacedRevision } = record;
  // A retry tells of what runs already.
  if (replacedRevision !== null && !isSameRevision(replacedRevision, record.revision)) {
    rollout.replacedRevision ??= replacedRevision;
  }
}
