const latest = 8_640_000_000_000;

/** The date of git's seconds since 1970 as ISO 8601 in UTC. A date beyond all calendars is given as 1970, as git itself shows it. */
export function isoDate(seconds: string): string {
  const value = Number(seconds);
  return new Date(Number.isFinite(value) && Math.abs(value) <= latest ? value * 1000 : 0).toISOString();
}
