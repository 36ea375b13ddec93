/**
 * A percentile by linear interpolation between the two nearest values (the common type 7).
 * @param share 0.5 for the median
 * @returns null where there are no values
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}

/** The middle value, or the mean of the two in the middle; null where there are no values. */
export function median(values: readonly number[]): number | null {
  return percentile(values, 0.5);
}
