import { positionOf } from '@/lib/delivery/benchmark-position';
import type { DeliveryMetrics } from '@/lib/delivery/delivery-report';
import { decimal, type FigureWords, figureWords, metricTitles, trendWords } from '@/lib/delivery/figure-words';
import { dayInWords } from '@/lib/export/paper/calendar';
import type { Benchmarks } from '@/lib/model/benchmarks';
import type { DeliveryMetric } from '@/lib/model/model';

/** One of the five DORA metrics, as a paper shows it. */
export interface DeliveryRow {
  name: string;
  /** "not yet measured" until there is a figure: none is ever guessed. */
  figure: string;
  /** What it is made of, where it went, and where it lies among the answers of a survey; null where nothing is measured. */
  detail: string | null;
}

/** Delivery to production in the window that ends with a paper. */
export interface MeasuredFigures {
  metrics: DeliveryMetrics;
  /** Those of the window of the same length before. */
  before: DeliveryMetrics;
  days: number;
  /** The end of the window, ISO 8601. */
  until: string;
  services: readonly { service: string; metrics: DeliveryMetrics }[];
  benchmarks: Benchmarks;
}

/** The order of https://dora.dev/guides/dora-metrics/, throughput first. */
const METRICS: readonly DeliveryMetric[] = [
  'change-lead-time',
  'deployment-frequency',
  'failed-deployment-recovery-time',
  'change-fail-rate',
  'deployment-rework-rate',
];

/** What has to be connected before there is a figure. */
const NOTHING_MEASURED =
  'To measure them, connect what records deployments (Git host, pipelines or GitOps agent), with the commits in them, and incidents.';

/** The five metrics and what is to be known of them; null where no deployment is known. */
export function deliveryPart(measured: MeasuredFigures | null): { delivery: DeliveryRow[]; deliveryNote: string } {
  if (measured === null) {
    const delivery = METRICS.map((metric) => ({
      name: metricTitles[metric],
      figure: 'not yet measured',
      detail: null,
    }));
    return { delivery, deliveryNote: NOTHING_MEASURED };
  }
  const [now, before] = [figureWords(measured.metrics), figureWords(measured.before)];
  const of = (words: readonly FigureWords[], metric: DeliveryMetric) => words.find((each) => each.metric === metric);
  const delivery = METRICS.flatMap((metric) => {
    const [own, earlier] = [of(now, metric), of(before, metric)];
    if (own === undefined || earlier === undefined) return [];
    const parts = [own.basis, trendWords(own, earlier, measured.days), ...positionWords(metric, measured)];
    return [{ name: own.name, figure: own.value ?? 'not known', detail: parts.map((part) => `${part}.`).join(' ') }];
  });
  return { delivery, deliveryNote: noteOf(measured) };
}

/** Of one service only: several have no common place among answers that were given about one each. */
function positionWords(metric: DeliveryMetric, { services, benchmarks }: MeasuredFigures): string[] {
  const [only] = services;
  if (services.length !== 1 || only === undefined) return [];
  const position = positionOf(metric, only.metrics, benchmarks);
  if (position.state === 'unknown') return [];
  if (position.state === 'mean') return [`${position.year}: mean of all answers ${percent(position.mean)}`];
  const { year, same, better } = position;
  return [`${year}: as ${percent(same)} of answers, ${percent(better)} were better`];
}

function noteOf({ days, until, services }: MeasuredFigures): string {
  const spread =
    services.length > 1
      ? ` They are of ${services.length} services together, and hide how these differ: the page shows each on its own.`
      : '';
  return `Deployments to production in the ${days} days to ${dayInWords(until)}.${spread} The page opens each figure down to its events, with its definition and what was left out.`;
}

function percent(share: number): string {
  return `${decimal(share * 100)} %`;
}
