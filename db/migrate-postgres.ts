import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { ClientBase } from 'pg';
import { missingMigrations } from '@/db/missing-migrations';

/** Any number, the same in every Cairn: whoever holds this lock changes the tables. */
const migrationLock = 4_173_001;

/**
 * Brings the tables up to date. Safe to run from several processes at once: all of it is one transaction that begins by taking
 * a lock, which the server gives back when the process dies. Who calls it ends the transaction when it throws.
 * @throws {CairnError} `conflict` when a newer Cairn has already changed the tables.
 */
export async function migratePostgres(client: ClientBase, migrationsFolder: string): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  await client.query('BEGIN READ WRITE');
  await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
  await client.query('CREATE TABLE IF NOT EXISTS migrations (hash text PRIMARY KEY, applied_at timestamptz NOT NULL)');
  const { rows } = await client.query<{ hash: string }>('SELECT hash FROM migrations');
  const applied = rows.map(({ hash }) => hash);
  for (const { hash, sql } of missingMigrations(migrations, applied)) {
    // Into the schema that the database or the address chooses: drizzle-kit names `public` in foreign keys.
    for (const statement of sql) await client.query(statement.replaceAll('"public".', ''));
    await client.query('INSERT INTO migrations VALUES ($1, now())', [hash]);
  }
  await client.query('COMMIT');
}
