import type { DeliveryMetrics, DeliveryReport } from '@/lib/delivery/delivery-report';
import { noIntake } from '@/lib/delivery/event-collection';
import type { DeliveryEvent } from '@/lib/delivery/events';
import { groupEvents } from '@/lib/delivery/group-events';
import { measureDelivery } from '@/lib/delivery/measure-delivery';
import { type DeliveryTrace, traceDelivery } from '@/lib/delivery/trace-delivery';

export const DAY = 86_400_000;
/** The window of the delivery below: 12 weeks from a Monday. */
export const window = { from: Date.parse('2026-08-24T00:00:00Z'), to: Date.parse('2026-11-16T00:00:00Z') };

const repository = 'https://git.example/acme/shop';

/** A deployment of the shop to production, twelve hours after its only change was begun. */
function deployed(number: number, more: { service?: string; result?: 'failed' } = {}): DeliveryEvent[] {
  const at = window.from + (number * 3.5 + 0.5) * DAY;
  const revision = String(number).padStart(40, '0');
  const parents = number === 0 ? [] : [String(number - 1).padStart(40, '0')];
  const iso = (hours: number) => new Date(at - hours * 3_600_000).toISOString();
  return [
    { type: 'commit', repository, revision, parents, authoredAt: iso(12), committedAt: iso(2), authorIsBot: false },
    {
      type: 'change',
      id: `shop#${number}`,
      repository,
      firstCommitAt: iso(12),
      openedAt: iso(6),
      firstReviewAt: iso(4),
      mergedAt: iso(2),
      mergeRevision: revision,
      commits: [revision],
      authorIsBot: false,
      labels: [],
    },
    {
      type: 'deployment',
      id: `d-${number}`,
      service: more.service ?? 'shop',
      environment: 'production',
      revision,
      repository,
      finishedAt: iso(0),
      result: more.result ?? 'succeeded',
      source: 'ci',
    },
  ];
}

/** Twenty-four deployments in twelve weeks; the sixth failed for two hours, the twentieth is not over. */
export function deliveryEvents(): DeliveryEvent[] {
  const finish = (number: number) => window.from + (number * 3.5 + 0.5) * DAY;
  return [
    ...Array.from({ length: 24 }, (_, number) => deployed(number)).flat(),
    {
      type: 'incident',
      id: 'INC-1',
      service: 'shop',
      deployment: 'd-5',
      openedAt: new Date(finish(5) + 60_000).toISOString(),
      resolvedAt: new Date(finish(5) + 7_200_000).toISOString(),
      labels: [],
    },
    {
      type: 'incident',
      id: 'INC-2',
      deployment: 'd-19',
      openedAt: new Date(finish(19) + 60_000).toISOString(),
      labels: [],
    },
  ];
}

export function deliveryTrace(events: readonly DeliveryEvent[] = deliveryEvents()): DeliveryTrace {
  return traceDelivery({ ...groupEvents(events), intake: noIntake }, new Date(window.to));
}

export function deliveryReport(events?: readonly DeliveryEvent[]): DeliveryReport {
  return measureDelivery(deliveryTrace(events), {
    window,
    tier: 'production',
    services: null,
    includeBots: false,
    timeZone: 'UTC',
  });
}

/** Metrics of a window in which nothing is known. */
export function noMetrics(): DeliveryMetrics {
  return deliveryReport([]).metrics;
}
