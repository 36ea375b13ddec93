import type SQLite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { missingMigrations } from '@/db/missing-migrations';
import { CairnError } from '@/lib/errors';

/**
 * Brings the tables up to date. Safe to run from several processes at once: all of it is one transaction that begins by
 * locking the database (drizzle's own migrator looks first and locks later).
 * @throws {CairnError} `conflict` when a newer Cairn has already changed the tables.
 */
export function migrateSqlite(connection: SQLite.Database, migrationsFolder: string): void {
  const migrations = readMigrationFiles({ migrationsFolder });
  // Rebuilding a table must not trip over the rows that point at it; the check below makes up for it.
  connection.pragma('foreign_keys = OFF');
  try {
    connection.transaction(() => applyMissing(connection, migrations)).immediate();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function applyMissing(connection: SQLite.Database, migrations: ReturnType<typeof readMigrationFiles>): void {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS migrations (hash text PRIMARY KEY NOT NULL, applied_at integer NOT NULL)',
  );
  const applied = connection.prepare<[], string>('SELECT hash FROM migrations').pluck().all();
  const insert = connection.prepare('INSERT INTO migrations VALUES (?, ?)');
  for (const { hash, sql, folderMillis } of missingMigrations(migrations, applied)) {
    for (const statement of sql) connection.exec(statement);
    insert.run(hash, folderMillis);
  }
  if (connection.prepare('PRAGMA foreign_key_check').all().length > 0) {
    throw new CairnError('conflict', 'The database holds rows whose partners are missing. Restore it from a backup.');
  }
}
