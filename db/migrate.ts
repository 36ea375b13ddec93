import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Database } from '@/db/client';
import { CairnError } from '@/lib/errors';

/**
 * Brings the tables up to date. Safe to run from several processes at once: all of it is one transaction that begins by
 * locking the database (drizzle's own migrator looks first and locks later).
 * @throws {CairnError} `conflict` when a newer Cairn has already changed the tables.
 */
export function migrate({ migrator }: Database, migrationsFolder: string): void {
  const migrations = readMigrationFiles({ migrationsFolder });
  // Rebuilding a table must not trip over the rows that point at it; the check below makes up for it.
  migrator.pragma('foreign_keys = OFF');
  try {
    migrator.transaction(() => applyMissing(migrator, migrations)).immediate();
  } finally {
    migrator.pragma('foreign_keys = ON');
  }
}

function applyMissing(migrator: Database['migrator'], migrations: ReturnType<typeof readMigrationFiles>): void {
  migrator.exec('CREATE TABLE IF NOT EXISTS migrations (hash text PRIMARY KEY NOT NULL, applied_at integer NOT NULL)');
  const applied = new Set(migrator.prepare<[], string>('SELECT hash FROM migrations').pluck().all());
  const known = new Set(migrations.map(({ hash }) => hash));
  if ([...applied].some((hash) => !known.has(hash))) {
    throw new CairnError('conflict', 'A newer version of Cairn has used this data folder. Update Cairn.');
  }
  const insert = migrator.prepare('INSERT INTO migrations VALUES (?, ?)');
  for (const { hash, sql, folderMillis } of migrations.filter((migration) => !applied.has(migration.hash))) {
    for (const statement of sql) migrator.exec(statement);
    insert.run(hash, folderMillis);
  }
  if (migrator.prepare('PRAGMA foreign_key_check').all().length > 0) {
    throw new CairnError('conflict', 'The database holds rows whose partners are missing. Restore it from a backup.');
  }
}
