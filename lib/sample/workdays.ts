/** Tells the moment that lies so many working days before the day of generation, at so many minutes after midnight (UTC). */
export type Workdays = (ago: number, minutes: number) => Date;

const dayMilliseconds = 86_400_000;

/**
 * Counts working days back from a day: 0 is the last one before it. Whatever the day, people of the sample work from Monday to
 * Friday, and nothing of its past lies in the future.
 */
export function workdaysBefore(day: Date): Workdays {
  const midnight = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
  const dates: number[] = [];
  return (ago, minutes) => {
    for (let date = dates.at(-1) ?? midnight; dates.length <= ago; ) {
      date -= dayMilliseconds;
      const weekday = new Date(date).getUTCDay();
      if (weekday !== 0 && weekday !== 6) dates.push(date);
    }
    return new Date((dates[ago] ?? midnight) + minutes * 60_000);
  };
}
