/** `branch rules of main, as of 2026-11-20`: what showed something that is no place in Git, and when it was read. */
export function formatSource({ name, asOf }: { name: string; asOf: string }): string {
  return `${name}, as of ${asOf.slice(0, 10)}`;
}
