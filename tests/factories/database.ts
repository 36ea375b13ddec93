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

/** A database with today's tables that is gone after the test: in the folder on SQLite, on the tests' server on PostgreSQL. */
export async function aDatabase(folder = aFolder()): Promise<Database> {
  const location = databaseEngine === 'postgres' ? await aPostgresAddress() : join(folder, 'cairn.sqlite');
  const db = await openDatabase({ location, migrationsFolder: join(process.cwd(), 'db/migrations') });
  onTestFinished(() => db.close());
  return db;
}
