import type { Inventory, InventoryFile } from '@/lib/scan/inventory';

/**
 * Files whose path matches, among them those of documentation folders: what people wrote down counts wherever it stands. Tests,
 * examples, vendored and generated files do not.
 */
export function writtenFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return files.filter(
    ({ path, notCounted }) => (notCounted === null || notCounted === 'documentation') && pattern.test(path),
  );
}

/** Files that count whose path matches. */
export function countedFiles({ files }: Inventory, pattern: RegExp): InventoryFile[] {
  return files.filter(({ path, notCounted }) => notCounted === null && pattern.test(path));
}
