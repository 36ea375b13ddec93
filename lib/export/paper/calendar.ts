const months = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "20 November 2026", in UTC. */
export function dayInWords(instant: string): string {
  return months.format(new Date(instant));
}

/** "Q1 2027": the quarter that begins `ahead` quarters after the present one, in UTC; 1 is the first whole one. */
export function quarterAfter(now: string, ahead: number): string {
  const date = new Date(now);
  const quarters = date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3) + ahead;
  return `Q${(quarters % 4) + 1} ${Math.floor(quarters / 4)}`;
}
