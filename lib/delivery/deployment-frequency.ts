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
const HALF_YEAR_DAYS = 182;

/** What the frequency is told from. Moments are in milliseconds. */
export interface FrequencySource {
  /** Ends of all succeeded deployments, of any time. */
  finishes: readonly number[];
  /** Since when deployments are recorded; null where none ever was. */
  recordedSince: number | null;
  window: Window;
  calendar: Calendar;
}

/** How often is deployed in a window, and the answer to DORA's question (dora.md 3). */
export function measureFrequency({ finishes, recordedSince, window, calendar }: FrequencySource): DeploymentFrequency {
  const own = finishes.filter((finish) => isWithin(finish, window));
  const mondays = calendar.completeWeeks(window.from, window.to);
  const medianDaysPerWeek = median(daysPerWeek(own, mondays, calendar));
  const often = medianDaysPerWeek === null ? null : frequentAnswer(medianDaysPerWeek, own, mondays, calendar);
  const isLongRecorded = recordedSince !== null && recordedSince <= window.to - HALF_YEAR_DAYS * DAY;
  const answer = often ?? (isLongRecorded ? seldomAnswer(finishes, window, calendar) : null);
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
function daysPerWeek(finishes: readonly number[], mondays: readonly number[], calendar: Calendar): number[] {
  const days = new Set(finishes.map(calendar.dayOf));
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

/** From the window or, where that is shorter, from the half year before its end. */
function seldomAnswer(finishes: readonly number[], { from, to }: Window, calendar: Calendar): FrequencyAnswer {
  const halfYear = { from: to - HALF_YEAR_DAYS * DAY, to };
  const long = { from: Math.min(from, halfYear.from), to };
  const weeks = daysPerWeek(
    finishes.filter((finish) => isWithin(finish, long)),
    calendar.completeWeeks(long.from, long.to),
    calendar,
  );
  const blocks: number[] = [];
  for (let end = weeks.length; end >= BLOCK_WEEKS; end -= BLOCK_WEEKS) {
    blocks.push(weeks.slice(end - BLOCK_WEEKS, end).reduce((sum, days) => sum + days, 0));
  }
  if ((median(blocks) ?? 0) >= 1) return 'monthly';
  return finishes.some((finish) => isWithin(finish, halfYear)) ? 'half-yearly' : 'less';
}
