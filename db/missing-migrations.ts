import type { MigrationMeta } from 'drizzle-orm/migrator';
import { CairnError } from '@/lib/errors';

/**
 * The migrations that were not applied yet, told by their hashes.
 * @throws {CairnError} `conflict` when one was applied that this version does not know.
 */
export function missingMigrations(known: readonly MigrationMeta[], applied: readonly string[]): MigrationMeta[] {
  const hashes = new Set(known.map(({ hash }) => hash));
  if (applied.some((hash) => !hashes.has(hash))) {
    throw new CairnError('conflict', 'A newer version of Cairn has used this database. Update Cairn.');
  }
  return known.filter(({ hash }) => !applied.includes(hash));
}
