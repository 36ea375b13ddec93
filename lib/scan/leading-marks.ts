import type { Mark } from '@/lib/scan/indicator';

/** Most places that are kept of one indicator; how many there are is in its measures. */
export const mostEvidence = 60;

/** The first marks of a list that say something of their own: as many as are kept, so that no more are made. */
export function leadingMarks<Item>(items: readonly Item[], toMark: (item: Item) => Mark): Mark[] {
  const found: Mark[] = [];
  const byPath = new Map<string, Mark[]>();
  for (const item of items) {
    const mark = toMark(item);
    const inFile = byPath.get(mark.path);
    if (inFile?.some((other) => saysTheSame(mark, other))) continue;
    if (inFile) inFile.push(mark);
    else byPath.set(mark.path, [mark]);
    found.push(mark);
    if (found.length === mostEvidence) break;
  }
  return found;
}

/** Whether two marks of one file point at the same place with the same words. */
function saysTheSame(one: Mark, other: Mark): boolean {
  return one.line === other.line && one.note === other.note && dotted(one) === dotted(other);
}

function dotted({ key }: Mark): string {
  return key?.join('.') ?? '';
}
