import { customType, index, integer as sqliteInteger, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The column kinds of Cairn's tables. Only this file knows the SQL dialect: the schema is written with these and nothing else,
 * so that PostgreSQL is a second set of builders here and a second folder of migrations.
 */
export const table = sqliteTable;
export { index, text, uniqueIndex };

/** A whole number below 2^31. */
export function integer(name: string) {
  return sqliteInteger(name, { mode: 'number' });
}

export function boolean(name: string) {
  return sqliteInteger(name, { mode: 'boolean' });
}

/** A point in time, to the millisecond, in UTC. */
export function instant(name: string) {
  return sqliteInteger(name, { mode: 'timestamp_ms' });
}

/** A JSON value. It is read as unknown: the store parses it with zod. */
export const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});
