import { rememberFor } from '@/lib/scan/documents/remember';
import type { Inventory, InventoryFile } from '@/lib/scan/inventory';
import { sharedPathsOf } from '@/lib/scan/tree-paths';

/** Many rules ask for the files of one class. */
const classesOf = rememberFor((files: readonly InventoryFile[]) => Map.groupBy(files, ({ notCounted }) => notCounted));

/** Files that are left out for one reason; those that count where it is null. */
export function filesOfClass({ files }: Inventory, reason: InventoryFile['notCounted']): readonly InventoryFile[] {
  return classesOf(files).get(reason) ?? [];
}

/** Files that count whose whole text some rule reads. */
export const filesWithText: (inventory: Inventory) => readonly InventoryFile[] = rememberFor((inventory: Inventory) =>
  filesOfClass(inventory, null).filter(({ path }) => inventory.texts.has(path)),
);

/**
 * Files whose path matches, among them those of documentation folders: what people wrote down counts wherever it stands. Tests,
 * examples, vendored and generated files do not.
 */
export function writtenFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return matchingFiles(files, pattern).filter(
    ({ notCounted }) => notCounted === null || notCounted === 'documentation',
  );
}

/** Files that count whose path matches. Where a pattern takes long, `likely` is a quick one that all such paths match. */
export function countedFiles({ files }: Inventory, pattern: RegExp, likely?: RegExp): InventoryFile[] {
  return matchingFiles(files, pattern, likely).filter(({ notCounted }) => notCounted === null);
}

/** Files that count and those that were put aside: whatever became of them, who reads the repository reads them. */
export function readableFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return matchingFiles(files, pattern).filter(({ notCounted }) => notCounted === null || notCounted === 'archived');
}

const known = new WeakMap<object, Map<string, readonly number[]>>();

/**
 * Files whose path matches, whether they count or not. What was found is kept for the list, and for lists of the same paths that follow
 * it, commit after commit.
 */
export function matchingFiles(
  files: readonly InventoryFile[],
  pattern: RegExp,
  likely?: RegExp,
): readonly InventoryFile[] {
  const subject = sharedPathsOf(files) ?? files;
  const places = known.get(subject) ?? new Map<string, readonly number[]>();
  known.set(subject, places);
  // Patterns that are written where they are used are others with each call.
  const asked = pattern.flags === '' ? pattern.source : String(pattern);
  const found = places.get(asked) ?? placesOf(files, pattern, likely ?? pattern);
  places.set(asked, found);
  return found.flatMap((place) => files[place] ?? []);
}

function placesOf(files: readonly InventoryFile[], pattern: RegExp, likely: RegExp): number[] {
  const found: number[] = [];
  // Not by `entries`, which makes a pair for each file: some seventy patterns are asked of all of them.
  for (let place = 0; place < files.length; place += 1) if (likely.test(files[place]?.path ?? '')) found.push(place);
  return likely === pattern ? found : found.filter((place) => pattern.test(files[place]?.path ?? ''));
}
