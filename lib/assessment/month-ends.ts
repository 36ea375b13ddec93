/**
 * The last second of each month in UTC from `since` on, and at the end `now`: the moments of a history. `now` stands alone where
 * no month has ended since, and a month that ends this very second is given once.
 */
export function momentsOfHistory(since: Date, now: Date): Date[] {
  const moments: Date[] = [];
  for (let month = 0; ; month += 1) {
    const end = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + month + 1, 1) - 1_000);
    if (end >= now) return [...moments, now];
    if (end >= since) moments.push(end);
  }
}

/** The first moment of the month a year before: twelve months have ended since, and one more has begun. */
export function yearBefore(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear() - 1, now.getUTCMonth(), 1));
}
