import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { openPostgres } from '@/db/postgres';
import { openSqlite } from '@/db/sqlite';
import { databaseEngine } from '@/lib/env';

/**
 * What the store runs its SQL on: the part of drizzle that is the same on both engines. Every query is awaited, so that the
 * store does not depend on a driver that answers at once.
 */
export type Queries = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;

export interface Database {
  /** Reads outside of a transaction; writing through it fails. */
  read: Queries;
  /**
   * Runs `work` in a write transaction: kept when it resolves, undone when it throws. Transactions have the effect of one after
   * the other. `work` awaits nothing but queries, changes nothing but the database (PostgreSQL may run it again when another
   * transaction came between) and stays under 50 ms.
   */
  write: Write;
  /**
   * As `write`, for work that changes no row but by conditions in the statement itself. PostgreSQL runs such transactions side
   * by side, each statement seeing what the others have kept.
   */
  writeByRow: Write;
  close(): Promise<void>;
}

export type Write = <Result>(work: (transaction: Queries) => Promise<Result>) => Promise<Result>;

export interface DatabaseOptions {
  /** A file for SQLite, an address `postgres://…` for PostgreSQL: as `databaseEngine` says. */
  location: string;
  /** The folder that holds a folder of migrations for each engine. */
  migrationsFolder: string;
}

/**
 * Opens the database, and makes it where it is a file; brings its tables up to date.
 * @throws {CairnError} `unreadable` when it cannot be reached or used, `conflict` when a newer Cairn has already changed the tables.
 */
export async function openDatabase({ location, migrationsFolder }: DatabaseOptions): Promise<Database> {
  if (/^postgres(ql)?:/.test(location) !== (databaseEngine === 'postgres')) {
    throw new Error('DATABASE_URL has changed since this process was started.');
  }
  const open = databaseEngine === 'postgres' ? openPostgres : openSqlite;
  return open(location, `${migrationsFolder}/${databaseEngine}`);
}
