import type { DeliveryEvents, Incident, Resolution } from '@/lib/delivery/events';

/** What is known at a moment. */
export interface PresentEvents extends DeliveryEvents {
  /** Events, and ends of incidents, that are later. */
  futureEvents: number;
  /** Ends of incidents that no event tells of. */
  strayResolutions: readonly Resolution[];
}

/** What was known at a moment: events after it are left out and counted, and so are ends of incidents. */
export function eventsUntil(events: DeliveryEvents, now: Date): PresentEvents {
  const present = now.toISOString();
  let futureEvents = 0;
  const isPast = (time: string) => {
    if (time <= present) return true;
    futureEvents += 1;
    return false;
  };
  const opened = events.incidents
    .filter(({ openedAt }) => isPast(openedAt))
    .map((incident) => {
      const { resolvedAt, ...open } = incident;
      return resolvedAt === undefined || isPast(resolvedAt) ? incident : open;
    });
  const resolutions = events.resolutions.filter(({ resolvedAt }) => isPast(resolvedAt));
  return {
    commits: events.commits,
    deployments: events.deployments.filter(({ finishedAt }) => isPast(finishedAt)),
    changes: events.changes.filter(({ mergedAt }) => isPast(mergedAt)),
    recoveries: events.recoveries.filter(({ recoveredAt }) => isPast(recoveredAt)),
    resolutions,
    ...endIncidents(opened, resolutions),
    futureEvents,
  };
}

/** Gives incidents that do not tell their own end the last one that was told apart. */
function endIncidents(incidents: readonly Incident[], resolutions: readonly Resolution[]) {
  const ends = Map.groupBy(resolutions, ({ source, incident }) => keyOf(source, incident));
  const ended = incidents.map((incident) => {
    const last = ends.get(keyOf(incident.source, incident.id))?.toSorted(byTime).at(-1);
    return incident.resolvedAt === undefined && last !== undefined
      ? { ...incident, resolvedAt: last.resolvedAt }
      : incident;
  });
  const known = new Set(incidents.map(({ source, id }) => keyOf(source, id)));
  return {
    incidents: ended,
    strayResolutions: resolutions.filter(({ source, incident }) => !known.has(keyOf(source, incident))),
  };
}

function keyOf(source: string | undefined, id: string): string {
  return `${source ?? ''}\u0000${id}`;
}

function byTime(a: Resolution, b: Resolution): number {
  return a.resolvedAt < b.resolvedAt ? -1 : 1;
}
