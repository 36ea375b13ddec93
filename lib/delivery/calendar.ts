/** Days as people of a time zone count them, numbered from 1 January 1970. */
export interface Calendar {
  /** The day of a moment, which is given in milliseconds. */
  dayOf(moment: number): number;
  /** Complete weeks, Monday to Sunday, within [from, to): the numbers of their Mondays, in order. */
  completeWeeks(from: number, to: number): number[];
}

const DAY = 86_400_000;
/** No time zone's day begins, and no clock is changed, but at a quarter of an hour. */
const QUARTER = 900_000;
const DAYS_OF_WEEK = 7;
/** The first Monday of the count, 5 January 1970. */
const FIRST_MONDAY = 4;

/**
 * The calendar of a time zone, such as `Europe/Berlin`. A day of daylight saving is a day, whether it has 23 hours or 25.
 * @throws {RangeError} where no such time zone is known.
 */
export function createCalendar(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const known = new Map<number, number>();
  function dayOf(moment: number): number {
    const quarter = Math.floor(moment / QUARTER);
    const day = known.get(quarter) ?? Math.round(Date.parse(`${format.format(quarter * QUARTER)}T00:00:00Z`) / DAY);
    known.set(quarter, day);
    return day;
  }
  return {
    dayOf,
    completeWeeks(from, to) {
      const firstDay = dayOf(from - 1) < dayOf(from) ? dayOf(from) : dayOf(from) + 1;
      const mondays: number[] = [];
      const first = FIRST_MONDAY + Math.ceil((firstDay - FIRST_MONDAY) / DAYS_OF_WEEK) * DAYS_OF_WEEK;
      for (let monday = first; monday + DAYS_OF_WEEK <= dayOf(to); monday += DAYS_OF_WEEK) mondays.push(monday);
      return mondays;
    },
  };
}
