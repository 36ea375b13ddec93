import { isRework } from '@/lib/delivery/chart-data';
import type { DeliveryReport, MeasuredChange } from '@/lib/delivery/delivery-report';
import type { MeasuredFailure } from '@/lib/delivery/failure-list';
import type { DeliveryMetric } from '@/lib/model/model';

/** The events that a metric is counted from, newest first. */
export type MetricEvents =
  | { kind: 'deployments'; deployments: DeliveryReport['deployments'] }
  | { kind: 'changes'; changes: MeasuredChange[] }
  | { kind: 'failures'; failures: MeasuredFailure[] };

interface EventChoice {
  metric: DeliveryMetric;
  /** Of these days only (2026-11-20, in UTC; the last one not included), by the end of their deployment. Null: of the whole window. */
  from: string | null;
  to: string | null;
}

/** The events behind a metric: as many as the metric counts, save where days narrow them. */
export function eventsBehind(
  { report, failures }: { report: DeliveryReport; failures: readonly MeasuredFailure[] },
  { metric, from, to }: EventChoice,
): MetricEvents {
  const isInside = (finishedAt: string) => (from === null || finishedAt >= from) && (to === null || finishedAt < to);
  const own = report.deployments.filter(({ finishedAt }) => isInside(finishedAt)).reverse();
  if (metric === 'deployment-frequency') return { kind: 'deployments', deployments: own };
  if (metric === 'deployment-rework-rate') return { kind: 'deployments', deployments: own.filter(isRework) };
  const ids = new Set(own.map(({ id }) => id));
  if (metric === 'change-lead-time') {
    return { kind: 'changes', changes: report.changes.filter(({ deployment }) => ids.has(deployment)).reverse() };
  }
  return { kind: 'failures', failures: failures.filter(({ deployment }) => ids.has(deployment)).reverse() };
}
