import type { DeliveryFacts } from '@/lib/assessment/delivery-facts';
import {
  defineConnectedIndicator,
  inProduction,
  notConnected,
  showFact,
} from '@/lib/scan/connected/view/connected-indicator';

const NEEDS = { needs: 'runtime', what: 'the five DORA metrics of production' } as const;

/** The five DORA metrics, measured from events: since when, of how many services, and what of them is known. */
export const deliveryMetrics = defineConnectedIndicator({
  id: 'delivery-metrics',
  ...NEEDS,
  detect(view) {
    const known = inProduction(view).flatMap((fact) =>
      fact.delivery === null ? [] : [{ fact, delivery: fact.delivery }],
    );
    if (known.length === 0) return notConnected(NEEDS);
    const all = known.map(({ delivery }) => delivery);
    const services = sum(all, ({ services: count }) => count);
    const withLeadTimes = sum(all, (delivery) => delivery.withLeadTimes);
    const failuresTold = all.every((delivery) => delivery.failuresTold);
    const isComplete = services > 0 && withLeadTimes === services && failuresTold;
    return {
      outcome: services === 0 ? 'unknown' : isComplete ? 'present' : 'partial',
      measures: {
        services,
        withLeadTimes,
        failuresTold: failuresTold ? 1 : 0,
        recordedDays: Math.min(...all.map(({ recordedDays }) => recordedDays)),
      },
      evidence: known.map(({ fact, delivery }) => showFact(fact, 'the five metrics', describe(delivery))),
      reason:
        services === 0
          ? 'No deployment to production is known in the window.'
          : `Events tell of deployments of ${services} services; lead times are known of ${withLeadTimes}.`,
    };
  },
});

function sum(all: readonly DeliveryFacts[], count: (delivery: DeliveryFacts) => number): number {
  return all.reduce((total, delivery) => total + count(delivery), 0);
}

function describe({ recordedDays, services, withLeadTimes, failuresTold }: DeliveryFacts): string {
  const failures = failuresTold ? 'failures are told' : 'nothing tells of failures';
  return `recorded for ${recordedDays} days; lead times of ${withLeadTimes} of ${services} services; ${failures}`;
}
