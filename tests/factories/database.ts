import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';

/** An empty folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database with today's tables, in a file that is gone after the test. */
export async function aDatabase(folder = aFolder()): Promise<Database> {
  const db = openDatabase(join(folder, 'cairn.sqlite'));
  onTestFinished(() => db.close());
  migrate(db, join(process.cwd(), 'db/migrations/sqlite'));
  return db;
}
