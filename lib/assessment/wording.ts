/** "1 object", "3 objects": a count with its noun; the plural is given where it is no plain "s". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/**
 * A share from 0 to 1 as readers see it, on every page and paper. Rounded down, so that no share looks as if it reached a
 * threshold that it missed, and none that is there as if it were nothing.
 */
export function percent(share: number): string {
  const whole = Math.floor(share * 100 + 1e-9);
  return whole === 0 && share > 0 ? 'under 1 %' : `${whole} %`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
