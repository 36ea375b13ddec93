import type { Mark } from '@/lib/scan/indicator';

/** Most places that are kept of one indicator; how many there are is in its measures. */
export const mostEvidence = 60;

/** The first marks of a list that say something of their own: as many as are kept, so that no more are made. */
export function leadingMarks<Item>(items: readonly Item[], toMark: (item: Item) => Mark): Mark[] {
  const found = new Map<string, Mark>();
  for (const item of items) {
    const mark = toMark(item);
    const identity = `${mark.path}\0${mark.line}\0${mark.key?.join('.') ?? ''}\0${mark.note}`;
    if (!found.has(identity)) found.set(identity, mark);
    if (found.size === mostEvidence) break;
  }
  return [...found.values()];
}
