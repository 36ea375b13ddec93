import * as postgres from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { databaseEngine } from '@/lib/env';

/**
 * The column kinds of Cairn's tables. Only this file knows the SQL dialects: the schema is written with these and nothing else.
 * Each is a column of the engine that this process uses, and has the type of PostgreSQL's.
 */
export const table = onEngine(postgres.pgTable, sqlite.sqliteTable);
export const index = onEngine(postgres.index, sqlite.index);
export const uniqueIndex = onEngine(postgres.uniqueIndex, sqlite.uniqueIndex);

/** The one place where a SQLite builder passes for PostgreSQL's: both have the methods that the schema calls. */
function onEngine<Builder>(forPostgres: Builder, forSqlite: unknown): Builder {
  return databaseEngine === 'postgres' ? forPostgres : (forSqlite as Builder);
}

const customType = onEngine(postgres.customType, sqlite.customType);

// By bytes, so that order and equality are the same on every server, whatever its language.
const textType = onEngine('text COLLATE "C"', 'text');

/** Text, or one of a few words. PostgreSQL keeps no NUL in text: it becomes U+FFFD, on both engines. */
export function text<const Words extends [string, ...string[]]>(name: string, _options?: { enum: Words }) {
  return customType<{ data: [string, ...string[]] extends Words ? string : Words[number]; driverData: string }>({
    dataType: () => textType,
    toDriver: (value) => value.replaceAll('\0', '\uFFFD'),
  })(name);
}

/** A whole number below 2^31. */
export function integer(name: string) {
  return onEngine(postgres.integer, sqlite.integer)(name);
}

export function boolean(name: string) {
  return onEngine(postgres.boolean, (column: string) => sqlite.integer(column, { mode: 'boolean' }))(name);
}

/** A point in time, to the millisecond, in UTC. */
export function instant(name: string) {
  const forPostgres = (column: string) => postgres.timestamp(column, { withTimezone: true, precision: 3 });
  return onEngine(forPostgres, (column: string) => sqlite.integer(column, { mode: 'timestamp_ms' }))(name);
}

/**
 * A JSON value. It is read as unknown: the store parses it with zod. PostgreSQL's `jsonb` would put keys into another order and
 * refuse NUL, hence `json`, which keeps what was written.
 */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => onEngine('json', 'text'),
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => (databaseEngine === 'sqlite' ? JSON.parse(String(value)) : value),
});
