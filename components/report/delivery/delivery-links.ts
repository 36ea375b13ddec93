import type { DeliveryMetric } from '@/lib/model/model';

/** Where the pages around the figures of delivery are; all keep the window, the tier and the service that were chosen. */
export interface DeliveryLinks {
  /** The events behind a metric. */
  events(metric: DeliveryMetric): string;
  /** Those of some days; the last one is not included. */
  eventsOf(metric: DeliveryMetric, from: string, to: string): string;
  deployment(id: string): string;
  service(name: string): string;
  /** The same page with the groups of a report beside the figures. */
  tiers(year: number): string;
  criterionPage(id: string): string;
}
