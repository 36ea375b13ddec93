import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { CairnError } from '@/lib/errors';

/** What the store runs its SQL on. Every query is awaited, so that the store does not depend on a driver that answers at once. */
export type Queries = BetterSQLite3Database;

export interface Database {
  /** Reads outside of a transaction; writing through it fails. */
  read: Queries;
  /**
   * Runs `work` in a write transaction: kept when it resolves, undone when it throws. Transactions run one after the other,
   * so `work` awaits nothing but queries and stays under 50 ms.
   */
  write<Result>(work: (transaction: Queries) => Promise<Result>): Promise<Result>;
  /** The write connection itself, for migrations. */
  migrator: SQLite.Database;
  close(): void;
}

/** Milliseconds that a statement waits for another process's transaction before it fails. */
const busyTimeout = 5_000;

/** Opens the SQLite database in `file`, which only this user may read, and makes the file and its folder where they are missing. */
export function openDatabase(file: string): Database {
  reserveFile(file);
  const writer = connect(file);
  const reader = connect(file);
  reader.pragma('query_only = ON');
  return {
    read: drizzle(reader),
    write: oneAfterTheOther(writer),
    migrator: writer,
    close: () => {
      reader.close();
      writer.close();
    },
  };
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
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  return connection;
}

function oneAfterTheOther(connection: SQLite.Database): Database['write'] {
  const queries = drizzle(connection);
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
    throw error;
  }
}
