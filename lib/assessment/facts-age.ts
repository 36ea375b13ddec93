import type { Thresholds } from '@/lib/model/model';
import type { Evidence } from '@/lib/scan/evidence';

const DAY_MILLISECONDS = 86_400_000;

/** The moment of a judgement, and how old facts may be before that is said. */
export interface AgeLimit {
  /** ISO 8601, UTC. */
  now: string;
  thresholds: Pick<Thresholds, 'connectedFactsDays'>;
}

/** Adds to a reason that facts behind it are old. They still count: what was read once is better than nothing, where its age is told. */
export function withFactsAge(reason: string, evidence: readonly Evidence[], { now, thresholds }: AgeLimit): string {
  const times = evidence.flatMap(({ source }) => (source === undefined ? [] : [Date.parse(source.asOf)]));
  if (times.length === 0) return reason;
  const oldest = Math.min(...times);
  const days = Math.floor((Date.parse(now) - oldest) / DAY_MILLISECONDS);
  if (days <= thresholds.connectedFactsDays) return reason;
  return `${reason} The facts behind it are ${days} days old (${new Date(oldest).toISOString().slice(0, 10)}).`;
}
