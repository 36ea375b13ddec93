import type { Deployment } from '@/lib/delivery/events';
import { readRevisions } from '@/lib/delivery/revisions';
import { joinRollouts } from '@/lib/delivery/rollouts';

/** The deployments of a week of UTC, counted. */
export interface DeploymentWeek {
  /** Its Monday, in days since 1 January 1970. */
  week: number;
  /** Deployments, each once however many records tell of it. */
  succeeded: number;
  /** Those that the pipeline or the agent itself failed. */
  failed: number;
  cancelled: number;
  /** The days with a succeeded deployment: Monday is 1, Tuesday 2, Wednesday 4, … Sunday 64, summed. */
  days: number;
}

const DAY = 86_400_000;
const DAYS_OF_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const FIRST_MONDAY = 4;

/** The Monday of a moment's week in UTC, in days since 1 January 1970. The moment is in milliseconds. */
export function weekOf(moment: number): number {
  const day = Math.floor(moment / DAY);
  return day - positiveRest(day - FIRST_MONDAY);
}

/** The days of a week with a succeeded deployment, in days since 1 January 1970. */
export function daysOfWeek({ week, days }: Pick<DeploymentWeek, 'week' | 'days'>): number[] {
  return Array.from({ length: DAYS_OF_WEEK }, (_, at) => week + at).filter((day) => (days & (1 << (day - week))) !== 0);
}

/**
 * Counts the deployments of a service to an environment by weeks, oldest first; a week with none is left out. They are all records
 * since some moment at which nothing is known to run.
 */
export function countDeploymentWeeks(records: readonly Deployment[]): DeploymentWeek[] {
  const weeks = new Map<number, DeploymentWeek>();
  const weekAt = (moment: number): DeploymentWeek => {
    const week = weekOf(moment);
    const known = weeks.get(week) ?? { week, succeeded: 0, failed: 0, cancelled: 0, days: 0 };
    weeks.set(week, known);
    return known;
  };
  const { chains } = joinRollouts(records, {
    revisions: readRevisions([]),
    tiers: [],
    leaveOut: ({ reason, at }) => {
      if (reason === 'failedDeployments') weekAt(at).failed += 1;
      else if (reason === 'cancelledDeployments') weekAt(at).cancelled += 1;
    },
  });
  for (const { finishedAt } of chains.flat()) {
    const week = weekAt(finishedAt);
    week.succeeded += 1;
    week.days |= 1 << (Math.floor(finishedAt / DAY) - week.week);
  }
  return [...weeks.values()].sort((a, b) => a.week - b.week);
}

function positiveRest(days: number): number {
  return ((days % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
}
