import type { Calendar } from '@/lib/delivery/calendar';
import type { DeploymentFrequency, FrequencyAnswer } from '@/lib/delivery/delivery-report';
import { median } from '@/lib/delivery/percentile';

/** From `from` to before `to`, in milliseconds. */
export interface Window {
  from: number;
  to: number;
}

const DAY = 86_400_000;
const WEEK_DAYS = 7;
const BLOCK_WEEKS = 4;
/** Seldom deployments are told only from so many days of records. */
export const HALF_YEAR_DAYS = 182;

/** What the frequency is told from. Moments are in milliseconds. */
export interface FrequencySource {
  /** Ends of all succeeded deployments, of any time. */
  finishes: readonly number[];
  /** Days on which others ended, as the calendar numbers them. */
  countedDays: readonly number[];
  /** Since when deployments are recorded; null where none ever was. */
  recordedSince: number | null;
  window: Window;
  calendar: Calendar;
}

/** How often is deployed in a window, and the answer to DORA's question (dora.md 3). */
export function measureFrequency(source: FrequencySource): DeploymentFrequency {
  const { finishes, recordedSince, window, calendar } = source;
  const own = finishes.filter((finish) => isWithin(finish, window));
  const mondays = calendar.completeWeeks(window.from, window.to);
  const medianDaysPerWeek = median(daysPerWeek(new Set(own.map(calendar.dayOf)), mondays));
  const often = medianDaysPerWeek === null ? null : frequentAnswer(medianDaysPerWeek, own, mondays, calendar);
  const isLongRecorded = recordedSince !== null && recordedSince <= window.to - HALF_YEAR_DAYS * DAY;
  const answer = often ?? (isLongRecorded ? seldomAnswer(source) : null);
  const reasons = [
    ...(medianDaysPerWeek === null ? ['The window holds no complete week, Monday to Sunday.'] : []),
    ...(answer === null ? [tooShort(recordedSince, window)] : []),
  ];
  return {
    count: own.length,
    perWeek: own.length / ((window.to - window.from) / (WEEK_DAYS * DAY)),
    medianDaysPerWeek,
    answer,
    ...(reasons.length > 0 ? { reason: reasons.join(' ') } : {}),
  };
}

/** Whether a moment lies in a window. */
export function isWithin(moment: number, { from, to }: Window): boolean {
  return moment >= from && moment < to;
}

function tooShort(recordedSince: number | null, { to }: Window): string {
  const days = recordedSince === null ? 0 : Math.max(0, Math.floor((to - recordedSince) / DAY));
  return `To tell less than weekly deployments takes ${HALF_YEAR_DAYS} days of records; there are ${days}.`;
}

/** Days with a deployment in each of some weeks, those with none included. */
function daysPerWeek(days: ReadonlySet<number>, mondays: readonly number[]): number[] {
  return mondays.map((monday) => {
    let deploymentDays = 0;
    for (let day = monday; day < monday + WEEK_DAYS; day += 1) deploymentDays += days.has(day) ? 1 : 0;
    return deploymentDays;
  });
}

function frequentAnswer(
  medianDays: number,
  finishes: readonly number[],
  mondays: readonly number[],
  calendar: Calendar,
): FrequencyAnswer | null {
  if (medianDays < 1) return null;
  if (medianDays < 5) return 'weekly';
  const [first = 0, end = (mondays.at(-1) ?? 0) + WEEK_DAYS] = [mondays[0]];
  const days = finishes.map(calendar.dayOf).filter((day) => day >= first && day < end);
  const perDay = Array.from(Map.groupBy(days, (day) => day).values(), ({ length }) => length);
  return (median(perDay) ?? 0) >= 2 ? 'several-a-day' : 'daily';
}

/** From the window or, where that is shorter, from the half year before its end, its first day included whole. */
function seldomAnswer({ finishes, countedDays, window: { from, to }, calendar }: FrequencySource): FrequencyAnswer {
  const halfYear = to - HALF_YEAR_DAYS * DAY;
  const ended = finishes.filter((finish) => finish < to).map(calendar.dayOf);
  const days = new Set([...ended, ...countedDays]);
  const weeks = daysPerWeek(days, calendar.completeWeeks(Math.min(from, halfYear), to));
  const blocks: number[] = [];
  for (let end = weeks.length; end >= BLOCK_WEEKS; end -= BLOCK_WEEKS) {
    blocks.push(weeks.slice(end - BLOCK_WEEKS, end).reduce((sum, count) => sum + count, 0));
  }
  if ((median(blocks) ?? 0) >= 1) return 'monthly';
  const firstDay = calendar.dayOf(halfYear);
  return [...days].some((day) => day >= firstDay) ? 'half-yearly' : 'less';
}
