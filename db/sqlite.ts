import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Database, Queries, Write } from '@/db/client';
import { migrateSqlite } from '@/db/migrate-sqlite';
import { reasonOf } from '@/db/query-errors';
import { CairnError } from '@/lib/errors';

/** Milliseconds that a statement waits for another process's transaction before it fails. */
const busyTimeout = 5_000;

/** How a connection is set. */
export const sqlitePragmas: readonly string[] = ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON'];

/**
 * Opens the SQLite database in `file`, which only this user may read, and makes the file and its folder where they are missing;
 * brings its tables up to date.
 */
export async function openSqlite(file: string, migrationsFolder: string): Promise<Database> {
  reserveFile(file);
  const writer = connect(file);
  const reader = connect(file);
  reader.pragma('query_only = ON');
  const close = async () => {
    reader.close();
    writer.close();
  };
  try {
    migrateSqlite(writer, migrationsFolder);
  } catch (error) {
    await close();
    throw error;
  }
  const write = oneAfterTheOther(writer);
  return { read: asQueries(reader), write, writeByRow: write, close };
}

/** Makes a file for SQLite that nobody else can read; its log files take over the mode. */
export function reserveFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch (cause) {
    throw new CairnError('unreadable', `Cannot write ${file}. Give a data folder that this user may write to.`, {
      cause,
    });
  }
}

function connect(file: string): SQLite.Database {
  const connection = new SQLite(file, { timeout: busyTimeout });
  for (const pragma of sqlitePragmas) connection.pragma(pragma);
  return connection;
}

function asQueries(connection: SQLite.Database): Queries {
  // Its methods have the shape of PostgreSQL's for what `Queries` holds, and what they give can be awaited.
  return drizzle(connection) as unknown as Queries;
}

function oneAfterTheOther(connection: SQLite.Database): Write {
  const queries = asQueries(connection);
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(() => transact(connection, () => work(queries)));
    last = result.catch(() => undefined);
    return result;
  };
}

// better-sqlite3's own transactions cannot hold an asynchronous function, hence BEGIN and COMMIT by hand.
async function transact<Result>(connection: SQLite.Database, work: () => Promise<Result>): Promise<Result> {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw reasonOf(error);
  }
}
