import type { DeliveryFacts } from '@/lib/assessment/delivery-facts';
import { deliveryReport } from '@/tests/factories/delivery-view';

/** Delivery of two services, fully known for half a year. */
export function aDelivery(changes: Partial<DeliveryFacts> = {}): DeliveryFacts {
  return {
    since: '2026-08-21T00:00:00Z',
    until: '2026-11-19T00:00:00Z',
    recordedDays: 182,
    services: 2,
    withLeadTimes: 2,
    failuresTold: true,
    worst: 'change-lead-time',
    metrics: deliveryReport().metrics,
    ...changes,
  };
}
