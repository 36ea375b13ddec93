import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { databaseEngine } from '@/lib/env';
import { aPostgresAddress } from '@/tests/factories/postgres-database';

// The tests that vitest.config.ts names run twice, once for each engine: these factories give a database of the engine whose
// turn it is, so that a test of a store or of a job needs nothing more than `await aDatabase()` or `await aContext()`.

/** An empty folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where an empty database can be opened that is gone after the test: in the folder on SQLite, on the tests' server on PostgreSQL. */
export async function aLocation(folder = aFolder()): Promise<string> {
  return databaseEngine === 'postgres' ? aPostgresAddress() : join(folder, 'cairn.sqlite');
}

/** Opens a database, with today's tables, for as long as the test runs. */
export async function aDatabaseAt(location: string): Promise<Database> {
  const db = await openDatabase({ location, migrationsFolder: join(process.cwd(), 'db/migrations') });
  onTestFinished(() => db.close());
  return db;
}

/** A database with today's tables that is gone after the test. */
export async function aDatabase(folder = aFolder()): Promise<Database> {
  return aDatabaseAt(await aLocation(folder));
}
