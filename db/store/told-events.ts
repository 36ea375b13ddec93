import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Queries } from '@/db/client';
import { compareTellings } from '@/lib/delivery/fullest-event';

/** One kind of events in the database. Events are identified within an organization. */
export interface EventStore<Event extends object> {
  /** What identifies an event among its kind. */
  identityOf(event: Event): string;
  /** Keeps those whose identity is new; gives their number. */
  insertNew(db: Queries, organizationId: string, events: readonly Event[]): Promise<number>;
  /** The events of the same identities as they are kept. */
  findKnown(db: Queries, organizationId: string, events: readonly Event[]): Promise<Event[]>;
  replace(db: Queries, organizationId: string, event: Event): Promise<void>;
}

/** What became of some events. */
export interface SavedEvents<Event> {
  added: number;
  /** Events that were known otherwise and are now as told: first as they were, then as they are. */
  changed: readonly { before: Event; after: Event }[];
  /** Events told otherwise than they are known, which is fuller and stays. */
  ignored: number;
}

/**
 * Keeps events of one kind. The same event again changes nothing. Of one told otherwise the fullest counts, or, where `replace` says
 * so, the one that is told now.
 */
export async function saveKind<Event extends object>(
  db: Queries,
  store: EventStore<Event>,
  { organizationId, events, replace }: { organizationId: string; events: readonly Event[]; replace: boolean },
): Promise<SavedEvents<Event>> {
  const added = events.length === 0 ? 0 : await store.insertNew(db, organizationId, events);
  if (added === events.length) return { added, changed: [], ignored: 0 };
  const stored = await store.findKnown(db, organizationId, events);
  const known = new Map(stored.map((event) => [store.identityOf(event), event]));
  const changed = new Map<string, { before: Event; after: Event }>();
  let ignored = 0;
  for (const event of events) {
    const identity = store.identityOf(event);
    const before = known.get(identity) ?? event;
    const telling = compareTellings(event, before);
    if (telling === 'poorer' && !replace) ignored += 1;
    else if (telling !== 'same') {
      changed.set(identity, { before: changed.get(identity)?.before ?? before, after: event });
      known.set(identity, event);
    }
  }
  for (const { after } of changed.values()) await store.replace(db, organizationId, after);
  return { added, changed: [...changed.values()], ignored };
}

/** Rows of one statement: as many as pay, and well under the number of values that either database takes. */
const ROWS = 50;

/** Inserts rows, and leaves those whose identity is there already. Gives the number of new ones. */
export async function insertNewRows<Table extends PgTable>(
  db: Queries,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<number> {
  let added = 0;
  const whole = rows.length - (rows.length % ROWS);
  for (let start = 0; start < whole; start += ROWS) {
    added += (await preparedInsert(db, table, ROWS).execute(valuesOf(rows.slice(start, start + ROWS)))).length;
  }
  for (const row of rows.slice(whole)) {
    added += (await preparedInsert(db, table, 1).execute(valuesOf([row]))).length;
  }
  return added;
}

interface PreparedInsert {
  execute(values: Record<string, unknown>): PromiseLike<readonly unknown[]>;
}

const prepared = new WeakMap<Queries, Map<string, PreparedInsert>>();

/** drizzle builds and the database plans a statement once for a connection. */
function preparedInsert(db: Queries, table: PgTable, rows: number): PreparedInsert {
  const known = prepared.get(db) ?? new Map<string, PreparedInsert>();
  prepared.set(db, known);
  const name = `insert_${getTableName(table)}_${rows}`;
  const statement = known.get(name) ?? buildInsert(db, table, { rows, name });
  known.set(name, statement);
  return statement;
}

function buildInsert(db: Queries, table: PgTable, { rows, name }: { rows: number; name: string }): PreparedInsert {
  const columns = Object.keys(getTableColumns(table));
  const values = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column, sql.placeholder(`${column}${row}`)])),
  );
  return (
    db
      .insert(table)
      // The columns are the table's own: what drizzle cannot know of a table that is an argument.
      .values(values as PgInsertValue<PgTable>[])
      .onConflictDoNothing()
      .returning({ added: sql<number>`1` })
      .prepare(name)
  );
}

function valuesOf(rows: readonly Record<string, unknown>[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [at, row] of rows.entries()) {
    for (const column in row) values[`${column}${at}`] = row[column];
  }
  return values;
}
