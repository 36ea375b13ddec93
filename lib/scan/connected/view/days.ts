const DAY_MILLISECONDS = 86_400_000;

/** Whole days from one moment to a later one (ISO 8601); 0 where the first is the later. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS));
}
