import type { Cargo } from '@/lib/delivery/carried-changes';
import type { Incident } from '@/lib/delivery/events';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import type { KnownCommit, Revisions } from '@/lib/delivery/revisions';
import type { Rollout, Rollouts } from '@/lib/delivery/rollouts';

/** An incident, what caused it and what ended it. Times are in milliseconds. */
export interface TracedIncident {
  id: string;
  serviceKey: string | null;
  openedAt: number;
  resolvedAt: number | null;
  /** The deployment that caused it; null where none is known. */
  cause: Rollout | null;
  /** The deployment that it names as its remedy, itself or by a change. */
  remedy: Rollout | null;
  /** How many of the names in it no event tells of. */
  unknownNames: number;
}

interface LinkContext {
  rollouts: Rollouts;
  /** Succeeded deployments with what they carry. */
  cargo: ReadonlyMap<Rollout, Cargo>;
  revisions: Revisions;
  /** The longest time, in hours, between a deployment and an incident that does not name it. */
  linkHours: number;
}

const HOUR = 3_600_000;

/**
 * Links incidents with deployments: by what they name, else with the latest production deployment of their service at or before their
 * opening, never without a limit of time and never across services.
 */
export function linkIncidents(incidents: readonly Incident[], context: LinkContext): TracedIncident[] {
  const production = productionByService(context.cargo.keys());
  const carriers = findCarriers(incidents, context);
  return incidents.map((incident) => {
    const serviceKey = incident.service === undefined ? null : serviceKeyOf(incident.service);
    const openedAt = Date.parse(incident.openedAt);
    const named = namedCause(incident, context, carriers);
    const latest = serviceKey === null ? null : latestBefore(production.get(serviceKey) ?? [], openedAt);
    const isNear = latest !== null && openedAt - latest.finishedAt <= context.linkHours * HOUR;
    const remedy = incident.remedy === undefined ? null : namedRemedy(incident, incident.remedy, context, carriers);
    return {
      id: incident.id,
      serviceKey,
      openedAt,
      resolvedAt: incident.resolvedAt === undefined ? null : Date.parse(incident.resolvedAt),
      cause: named === undefined ? (isNear ? latest : null) : named,
      remedy,
      unknownNames: (named === null ? 1 : 0) + (incident.remedy !== undefined && remedy === null ? 1 : 0),
    };
  });
}

/** The deployment that an incident names; null where it is unknown, undefined where it names none. */
function namedCause(incident: Incident, context: LinkContext, carriers: Carriers): Rollout | null | undefined {
  const { rollouts, linkHours } = context;
  const source = incident.source ?? null;
  if (incident.deployment !== undefined) return rollouts.find(incident.deployment, source);
  for (const label of incident.labels) {
    const rollout = rollouts.find(label.replace(/^deployment:\s*/, ''), source);
    if (rollout !== null) return rollout;
  }
  if (incident.commit === undefined) return undefined;
  // What came that much later with the commit did not cause it.
  const end = Date.parse(incident.openedAt) + linkHours * HOUR;
  const inTime = (known: readonly Rollout[] | undefined) => known?.filter(({ finishedAt }) => finishedAt <= end);
  const carried = earliestOf(inTime(carriers.ofCommit.get(incident.commit)), incident);
  return carried ?? earliestOf(inTime(carriers.runningCommit.get(incident.commit)), incident);
}

function namedRemedy(
  incident: Incident,
  remedy: string,
  { rollouts }: LinkContext,
  carriers: Carriers,
): Rollout | null {
  return rollouts.find(remedy, incident.source ?? null) ?? earliestOf(carriers.ofChange.get(remedy), incident);
}

/** Production deployments that carry what incidents name. */
interface Carriers {
  ofCommit: ReadonlyMap<string, readonly Rollout[]>;
  /** Those of which it is the revision: the first of a service carries nothing that is known. */
  runningCommit: ReadonlyMap<string, readonly Rollout[]>;
  ofChange: ReadonlyMap<string, readonly Rollout[]>;
}

/** Looks through what is carried once, for the names in all incidents. */
function findCarriers(incidents: readonly Incident[], { cargo, revisions }: LinkContext): Carriers {
  const ofChange = new Map(
    incidents.flatMap(({ remedy }) => (remedy === undefined ? [] : [[remedy, emptyList()] as const])),
  );
  const names = incidents.flatMap(({ commit }) => commit ?? []);
  const keys = new Map(names.map((name) => [name, commitKey(name, revisions)]));
  const carrying = new Map(Array.from(keys.values(), (key) => [key, emptyList()] as const));
  const running = new Map(Array.from(keys.values(), (key) => [key, emptyList()] as const));
  for (const [rollout, { changes, commits }] of ofChange.size + keys.size === 0 ? [] : cargo) {
    if (rollout.tier !== 'production') continue;
    for (const { id } of changes) ofChange.get(id)?.push(rollout);
    running.get(rollout.commit === null ? rollout.revision : placeKey(rollout.commit))?.push(rollout);
    if (rollout.commit === null || carrying.size === 0) continue;
    for (const place of commits) carrying.get(placeKey({ ...rollout.commit, place }))?.push(rollout);
  }
  const byName = (known: ReadonlyMap<string, readonly Rollout[]>) =>
    new Map(Array.from(keys, ([name, key]) => [name, known.get(key) ?? []]));
  return { ofCommit: byName(carrying), runningCommit: byName(running), ofChange };
}

function emptyList(): Rollout[] {
  return [];
}

/** One text for each commit, however it is written; an unknown revision stands for itself. */
function commitKey(name: string, revisions: Revisions): string {
  const commit = revisions.find(name, null);
  return commit === null ? name : placeKey(commit);
}

function placeKey({ repository, place }: Pick<KnownCommit, 'repository' | 'place'>): string {
  return `${place} ${repository}`;
}

function earliestOf(rollouts: readonly Rollout[] | undefined, { service }: Incident): Rollout | null {
  const own = (rollouts ?? []).filter(
    ({ serviceKey }) => service === undefined || serviceKey === serviceKeyOf(service),
  );
  return own.toSorted(byFinish)[0] ?? null;
}

function productionByService(rollouts: Iterable<Rollout>): Map<string, Rollout[]> {
  const sorted = [...rollouts].filter(({ tier }) => tier === 'production').sort(byFinish);
  return Map.groupBy(sorted, ({ serviceKey }) => serviceKey);
}

function latestBefore(sorted: readonly Rollout[], moment: number): Rollout | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.finishedAt ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? null;
}

/** Oldest first. */
export function byFinish(a: Rollout, b: Rollout): number {
  return a.finishedAt - b.finishedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
