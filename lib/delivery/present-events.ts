import type { CollectedEvents } from '@/lib/delivery/event-collection';

/** What was known at a moment: events after it are left out and counted, and so are ends of incidents. */
export function eventsUntil(events: CollectedEvents, now: Date): CollectedEvents & { futureEvents: number } {
  const present = now.toISOString();
  let futureEvents = 0;
  const isPast = (time: string) => {
    if (time <= present) return true;
    futureEvents += 1;
    return false;
  };
  const known = {
    deployments: events.deployments.filter(({ finishedAt }) => isPast(finishedAt)),
    changes: events.changes.filter(({ mergedAt }) => isPast(mergedAt)),
    recoveries: events.recoveries.filter(({ recoveredAt }) => isPast(recoveredAt)),
    incidents: events.incidents
      .filter(({ openedAt }) => isPast(openedAt))
      .map((incident) => {
        const { resolvedAt, ...open } = incident;
        return resolvedAt === undefined || isPast(resolvedAt) ? incident : open;
      }),
  };
  return { ...events, ...known, futureEvents };
}
