/** One of the five DORA metrics, as a paper shows it. */
export interface DeliveryRow {
  name: string;
  /** "not yet measured" until there is a figure: none is ever guessed. */
  figure: string;
}

/** The five metrics of https://dora.dev/guides/dora-metrics/, throughput first. */
const METRICS = [
  'Change lead time',
  'Deployment frequency',
  'Failed deployment recovery time',
  'Change fail rate',
  'Deployment rework rate',
];

/** What has to be connected before there is a figure. */
export const DELIVERY_NOTE =
  'To measure them, connect what records deployments (Git host, pipelines or GitOps agent), with the commits in them, and incidents.';

export function deliveryRows(): DeliveryRow[] {
  return METRICS.map((name) => ({ name, figure: 'not yet measured' }));
}
