import type { Inventory, InventoryFile } from '@/lib/scan/inventory';
import { sharedPathsOf } from '@/lib/scan/tree-paths';

/**
 * Files whose path matches, among them those of documentation folders: what people wrote down counts wherever it stands. Tests,
 * examples, vendored and generated files do not.
 */
export function writtenFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return matching(files, pattern).filter(({ notCounted }) => notCounted === null || notCounted === 'documentation');
}

/** Files that count whose path matches. */
export function countedFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return matching(files, pattern).filter(({ notCounted }) => notCounted === null);
}

const known = new WeakMap<ReadonlySet<string>, Map<RegExp, readonly number[]>>();

/** Lists of files of the same paths share what was found in them, for those who look at one commit after the other. */
function matching(files: readonly InventoryFile[], pattern: RegExp): readonly InventoryFile[] {
  const paths = sharedPathsOf(files);
  if (!paths) return files.filter(({ path }) => pattern.test(path));
  const places = known.get(paths) ?? new Map<RegExp, readonly number[]>();
  known.set(paths, places);
  const found = places.get(pattern) ?? files.flatMap(({ path }, place) => (pattern.test(path) ? [place] : []));
  places.set(pattern, found);
  return found.flatMap((place) => files[place] ?? []);
}
