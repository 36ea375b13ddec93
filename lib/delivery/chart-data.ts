import type { DeliveryReport, MeasuredChange } from '@/lib/delivery/delivery-report';
import type { Window } from '@/lib/delivery/deployment-frequency';

/** The deployments of a week, each counted once. */
export interface DeploymentWeekCounts {
  /** Its Monday, in UTC: 2026-11-16. */
  monday: string;
  /** Neither failed nor unplanned. */
  held: number;
  failed: number;
  /** Rollbacks and fixes that did not fail themselves. */
  rework: number;
}

/** The deployments of a day. */
export interface DeploymentDay {
  /** In UTC: 2026-11-16. */
  day: string;
  count: number;
}

/** How many changes took so long. */
export interface SpanBin {
  name: string;
  /** Exclusive, in seconds; null for the last. */
  below: number | null;
  count: number;
}

const DAY = 86_400_000;
const DAYS_OF_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const FIRST_MONDAY = 4;

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
const bins: readonly Omit<SpanBin, 'count'>[] = [
  { name: 'under 1 h', below: HOUR_SECONDS },
  { name: '1–6 h', below: 6 * HOUR_SECONDS },
  { name: '6–24 h', below: DAY_SECONDS },
  { name: '1–3 d', below: 3 * DAY_SECONDS },
  { name: '3–7 d', below: 7 * DAY_SECONDS },
  { name: '1–2 w', below: 14 * DAY_SECONDS },
  { name: '2–4 w', below: 28 * DAY_SECONDS },
  { name: 'longer', below: null },
];

/** Every week that a window touches, weeks without a deployment too, oldest first. Weeks begin on Monday, in UTC. */
export function weekCounts(
  { deployments }: Pick<DeliveryReport, 'deployments'>,
  window: Window,
): DeploymentWeekCounts[] {
  const byWeek = Map.groupBy(deployments, ({ finishedAt }) => weekOf(Date.parse(finishedAt)));
  const weeks: DeploymentWeekCounts[] = [];
  for (let week = weekOf(window.from); week <= weekOf(window.to - 1); week += DAYS_OF_WEEK) {
    const own = byWeek.get(week) ?? [];
    const failed = own.filter((deployment) => deployment.failed).length;
    const rework = own.filter((deployment) => !deployment.failed && isRework(deployment)).length;
    weeks.push({ monday: dateOf(week), held: own.length - failed - rework, failed, rework });
  }
  return weeks;
}

/** Every day of a window, oldest first, with its deployments; days are those of UTC. */
export function dayCounts({ deployments }: Pick<DeliveryReport, 'deployments'>, window: Window): DeploymentDay[] {
  const counts = new Map<string, number>();
  for (const { finishedAt } of deployments) {
    const day = finishedAt.slice(0, 10);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const days: DeploymentDay[] = [];
  for (let day = Math.floor(window.from / DAY); day * DAY < window.to; day += 1) {
    days.push({ day: dateOf(day), count: counts.get(dateOf(day)) ?? 0 });
  }
  return days;
}

/** Lead times of changes in bins that grow: an hour matters under a day, and not over a week. Unknown ones are in none. */
export function leadTimeBins(changes: readonly Pick<MeasuredChange, 'leadTimeSeconds'>[]): SpanBin[] {
  const known = changes.flatMap(({ leadTimeSeconds }) => leadTimeSeconds ?? []);
  return bins.map((bin, index) => {
    const from = bins[index - 1]?.below ?? 0;
    const count = known.filter((seconds) => seconds >= from && (bin.below === null || seconds < bin.below)).length;
    return { ...bin, count };
  });
}

/** Whether nobody had planned a deployment. */
export function isRework({ kind }: Pick<DeliveryReport['deployments'][number], 'kind'>): boolean {
  return kind !== 'planned';
}

/** The number of the Monday of a moment's week, counted in days from 1 January 1970. */
function weekOf(moment: number): number {
  const day = Math.floor(moment / DAY);
  return day - ((((day - FIRST_MONDAY) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK);
}

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
