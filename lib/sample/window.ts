const dayMilliseconds = 86_400_000;

/** The ninety days before a moment (ISO 8601), as facts name their window. */
export function ninetyDaysBefore(moment: string): { since: string; until: string } {
  return { since: daysBefore(moment, 90), until: moment };
}

/** The moment so many days before another (ISO 8601). */
export function daysBefore(moment: string, days: number): string {
  return new Date(Date.parse(moment) - days * dayMilliseconds).toISOString();
}
