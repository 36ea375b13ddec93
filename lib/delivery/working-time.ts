const DAY = 86_400_000;
const WEEK = 7 * DAY;
const WORKING_DAYS = 5 * DAY;
/** 1 January 1970 was a Thursday: the Monday before it. */
const FIRST_MONDAY = -3 * DAY;

/**
 * The seconds between two moments with Saturdays and Sundays of UTC left out, so that 86,400 are one working day.
 * @param from in milliseconds, not after `to`
 */
export function workingSeconds(from: number, to: number): number {
  return (workingTimeUntil(to) - workingTimeUntil(from)) / 1000;
}

/** Milliseconds of working days since the first Monday. */
function workingTimeUntil(moment: number): number {
  const since = moment - FIRST_MONDAY;
  const weeks = Math.floor(since / WEEK);
  return weeks * WORKING_DAYS + Math.min(since - weeks * WEEK, WORKING_DAYS);
}
