import { createCalendar } from '@/lib/delivery/calendar';
import { measureChange, measureLeadTime } from '@/lib/delivery/change-lead-time';
import { countLeftOut } from '@/lib/delivery/count-left-out';
import { type DeliveryMetrics, type DeliveryReport, FEWEST_DEPLOYMENTS } from '@/lib/delivery/delivery-report';
import { isWithin, measureFrequency, type Window } from '@/lib/delivery/deployment-frequency';
import type { EnvironmentTier } from '@/lib/delivery/environment-tier';
import type { TracedIncident } from '@/lib/delivery/incident-links';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import { median } from '@/lib/delivery/percentile';
import type { DeliveryTrace, TracedDeployment } from '@/lib/delivery/trace-delivery';
import type { TracedChange } from '@/lib/delivery/traced-changes';

/** Of what the metrics are asked. */
export interface DeliverySelection {
  /** From `from` to before `to`, in milliseconds. */
  window: Window;
  tier: EnvironmentTier;
  /** Null: all. */
  services: readonly string[] | null;
  includeBots: boolean;
  /** Days and weeks are those of this time zone, such as `Europe/Berlin`. */
  timeZone: string;
}

/** The part of a trace that is asked for, and within it the deployments of the window. */
export interface Selected {
  /** Of the tier and the services, of any time, oldest first. */
  all: readonly TracedDeployment[];
  own: readonly TracedDeployment[];
  /** The deployment of each change: the earliest that carries it. */
  firstCarrier: ReadonlyMap<TracedChange, TracedDeployment>;
  isOwnService(key: string | null): boolean;
}

/** The five metrics of a window with all that they are made of and what was left out (dora.md 3). */
export function measureDelivery(trace: DeliveryTrace, selection: DeliverySelection): DeliveryReport {
  const selected = selectDelivery(trace, selection);
  const carried = changesByCarrier(selected);
  const deployed = selected.own.flatMap((deployment) =>
    (carried.get(deployment) ?? []).map((change) => ({ deployment, change })),
  );
  const spans = deployed
    .filter(({ change }) => selection.includeBots || !change.authorIsBot)
    .map(({ deployment: { rollout }, change }) => measureChange(change, rollout.id, rollout.finishedAt));
  const changes = spans.map(({ change }) => change);
  return {
    metrics: {
      deploymentFrequency: measureFrequency({
        finishes: selected.all.map(({ rollout }) => rollout.finishedAt),
        countedDays: trace.countedDays
          .filter(({ tier, serviceKey }) => tier === selection.tier && selected.isOwnService(serviceKey))
          .map(({ day }) => day),
        recordedSince: trace.recordedSince,
        window: selection.window,
        calendar: createCalendar(selection.timeZone),
      }),
      changeLeadTime: measureLeadTime(changes),
      ...measureStability(selected.own),
    },
    deployments: selected.own.map((deployment) => ({
      id: deployment.rollout.id,
      service: deployment.rollout.service,
      environment: deployment.rollout.environment,
      finishedAt: isoMoment(deployment.rollout.finishedAt),
      kind: deployment.kind,
      failed: deployment.failure !== null,
      previous: deployment.rollout.replaced?.id ?? null,
      changes: (carried.get(deployment) ?? []).map(({ id }) => id),
    })),
    changes,
    incidents: ownIncidents(trace.incidents, selected, selection.window).map(({ id, cause }) => ({
      id,
      deployment: cause?.id ?? null,
    })),
    leftOut: countLeftOut({
      trace,
      selection,
      selected,
      deployed: deployed.map(({ change }) => change),
      negative: spans.reduce((sum, { negative }) => sum + negative, 0),
    }),
  };
}

/** The metrics of one service. */
export interface ServiceMetrics {
  service: string;
  metrics: DeliveryMetrics;
}

/** The spread that one figure for several services hides: each service with a deployment on its own, by name. */
export function measureServices(trace: DeliveryTrace, selection: DeliverySelection): ServiceMetrics[] {
  const { isOwnService } = selectDelivery({ ...trace, deployments: [] }, selection);
  const ofTier = trace.deployments.filter(
    ({ rollout }) => rollout.tier === selection.tier && isOwnService(rollout.serviceKey),
  );
  // Metrics come from deployments alone, so that each service needs a look at its own only.
  const unlisted = { ...trace, changes: new Map(), incidents: [], leftOut: [] };
  const services = Array.from(
    Map.groupBy(ofTier, ({ rollout }) => rollout.serviceKey),
    ([key, deployments]) => ({
      service: deployments.at(-1)?.rollout.service ?? key,
      metrics: measureDelivery({ ...unlisted, deployments }, { ...selection, services: [key] }).metrics,
    }),
  );
  return services.sort((a, b) => (a.service < b.service ? -1 : 1));
}

/** The window of the same length before: what a trend is told from. */
export function windowBefore({ from, to }: Window): Window {
  return { from: from - (to - from), to: from };
}

/** The part of a trace that is asked for. */
export function selectDelivery(trace: DeliveryTrace, { tier, services, window }: DeliverySelection): Selected {
  const keys = services === null ? null : new Set(services.map(serviceKeyOf));
  const isOwnService = (key: string | null) => keys === null || key === null || keys.has(key);
  const all = trace.deployments.filter(({ rollout }) => rollout.tier === tier && isOwnService(rollout.serviceKey));
  const firstCarrier = new Map<TracedChange, TracedDeployment>();
  for (const deployment of all) {
    for (const change of deployment.changes) {
      if (!firstCarrier.has(change)) firstCarrier.set(change, deployment);
    }
  }
  return { all, own: all.filter(({ rollout }) => isWithin(rollout.finishedAt, window)), firstCarrier, isOwnService };
}

function changesByCarrier({ own, firstCarrier }: Selected): Map<TracedDeployment, TracedChange[]> {
  return new Map(
    own.map((deployment) => [
      deployment,
      deployment.changes.filter((change) => firstCarrier.get(change) === deployment),
    ]),
  );
}

type Stability = Omit<DeliveryMetrics, 'deploymentFrequency' | 'changeLeadTime'>;

function measureStability(own: readonly TracedDeployment[]): Stability {
  const failures = own.flatMap(({ failure }) => failure ?? []);
  const seconds = failures.flatMap((failure) => (failure.state === 'recovered' ? failure.seconds : []));
  const rework = own.filter(({ kind }) => kind !== 'planned').length;
  const total = own.length;
  return {
    changeFailRate: { failed: failures.length, total, ...shareOf(failures.length, total) },
    failedDeploymentRecoveryTime: {
      count: seconds.length,
      open: failures.filter(({ state }) => state === 'open').length,
      medianSeconds: median(seconds),
      ...(seconds.length === 0 ? { reason: noRecovery(failures.length) } : {}),
    },
    deploymentReworkRate: { rework, total, ...shareOf(rework, total) },
  };
}

function shareOf(part: number, total: number): { share: number | null; reason?: string } {
  if (total >= FEWEST_DEPLOYMENTS) return { share: part / total };
  return { share: null, reason: `Small sample: under ${FEWEST_DEPLOYMENTS} deployments there are no rates.` };
}

function noRecovery(failed: number): string {
  return failed === 0
    ? 'No deployment of the window is known to have failed.'
    : 'No failed deployment of the window is known to be recovered from.';
}

/** Incidents opened in the window, and those that its deployments caused. */
function ownIncidents(incidents: readonly TracedIncident[], selected: Selected, window: Window): TracedIncident[] {
  const own = new Set(selected.own.map(({ rollout }) => rollout));
  return incidents
    .filter(
      ({ cause, openedAt, serviceKey }) =>
        (cause !== null && own.has(cause)) ||
        (isWithin(openedAt, window) && selected.isOwnService(cause?.serviceKey ?? serviceKey)),
    )
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
}

/** ISO 8601 in UTC; milliseconds only where there are some. */
function isoMoment(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
