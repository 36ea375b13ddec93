import { z } from 'zod';
import { areWithin, Count, isWindow, readable, window, windowMistake } from '@/lib/assessment/fact-fields';
import { DeliveryMetrics } from '@/lib/delivery/delivery-report';
import { DeliveryMetric } from '@/lib/model/model';

/** The five DORA metrics of a team's production within a window, and what is known of each service. */
export const DeliveryFacts = z
  .strictObject({
    ...window,
    /** Days from the first record of a deployment to the end of the window. */
    recordedDays: Count,
    /** Services with a deployment in the window. */
    services: Count,
    /** Of them, those whose changes have a known lead time. */
    withLeadTimes: Count,
    /** Somebody or something tells of failures: an incident, a recovery, a rollback or a fix is known, of whatever time. */
    failuresTold: z.boolean(),
    /** The metric that lies lowest among the answers of the newest survey. */
    worst: readable(DeliveryMetric),
    metrics: DeliveryMetrics,
  })
  .refine(isWindow, windowMistake)
  .refine((value) => areWithin(value.services, [value.withLeadTimes]), {
    message: 'must be at least withLeadTimes',
    path: ['services'],
  });
export type DeliveryFacts = z.infer<typeof DeliveryFacts>;

/** The delivery section of a Report. */
export const ReportDelivery = z.object({
  since: z.string(),
  until: z.string(),
  services: z.int().nonnegative(),
  worst: DeliveryMetric.nullable(),
  metrics: DeliveryMetrics,
});
export type ReportDelivery = z.infer<typeof ReportDelivery>;
