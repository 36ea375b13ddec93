import type { Inventory, InventoryFile } from '@/lib/scan/inventory';
import { sharedPathsOf } from '@/lib/scan/tree-paths';

/**
 * Files whose path matches, among them those of documentation folders: what people wrote down counts wherever it stands. Tests,
 * examples, vendored and generated files do not.
 */
export function writtenFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return matchingFiles(files, pattern).filter(
    ({ notCounted }) => notCounted === null || notCounted === 'documentation',
  );
}

/** Files that count whose path matches. */
export function countedFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return matchingFiles(files, pattern).filter(({ notCounted }) => notCounted === null);
}

/** Files that count and those that were put aside: whatever became of them, who reads the repository reads them. */
export function readableFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return matchingFiles(files, pattern).filter(({ notCounted }) => notCounted === null || notCounted === 'archived');
}

const known = new WeakMap<ReadonlySet<string>, Map<RegExp, readonly number[]>>();

/** Files whose path matches, whether they count or not. Lists of the same paths share what was found in them, commit after commit. */
export function matchingFiles(files: readonly InventoryFile[], pattern: RegExp): readonly InventoryFile[] {
  const paths = sharedPathsOf(files);
  if (!paths) return files.filter(({ path }) => pattern.test(path));
  const places = known.get(paths) ?? new Map<RegExp, readonly number[]>();
  known.set(paths, places);
  const found = places.get(pattern) ?? files.flatMap(({ path }, place) => (pattern.test(path) ? [place] : []));
  places.set(pattern, found);
  return found.flatMap((place) => files[place] ?? []);
}
