import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { IndexColumn, PgColumn, PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Queries } from '@/db/client';

/** Rows of one statement: as many as pay, and well under the number of values that either database takes. */
const ROWS = 20;

/** Inserts rows, and leaves those that are there already by some unique index. Gives the number of new ones. */
export async function insertNewRows<Table extends PgTable>(
  db: Queries,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<number> {
  return insertRows(db, rows, { table, whenKnown: null });
}

/** Inserts rows. Of those that are there already by the columns of `target`, the column `counter` goes up by one. */
export async function insertOrCount<Table extends PgTable>(
  db: Queries,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  whenKnown: { target: IndexColumn[]; counter: string },
): Promise<void> {
  await insertRows(db, rows, { table, whenKnown });
}

interface InsertPlan {
  table: PgTable;
  /** Null: it is left as it is. */
  whenKnown: { target: IndexColumn[]; counter: string } | null;
}

async function insertRows(db: Queries, rows: readonly Row[], plan: InsertPlan): Promise<number> {
  const columns = Object.entries(getTableColumns(plan.table));
  let inserted = 0;
  for (let start = 0; start < rows.length; ) {
    const size = rows.length - start >= ROWS ? ROWS : 1;
    const values = encode(rows.slice(start, start + size), columns);
    inserted += (await preparedInsert(db, plan, size).execute(values)).length;
    start += size;
  }
  return inserted;
}

type Row = Readonly<Record<string, unknown>>;

interface PreparedInsert {
  execute(values: Record<string, unknown>): PromiseLike<readonly unknown[]>;
}

const prepared = new WeakMap<Queries, Map<string, PreparedInsert>>();

/** drizzle builds and the database plans a statement once for a connection. */
function preparedInsert(db: Queries, plan: InsertPlan, rows: number): PreparedInsert {
  const known = prepared.get(db) ?? new Map<string, PreparedInsert>();
  prepared.set(db, known);
  const name = `insert_${getTableName(plan.table)}_${plan.whenKnown?.counter ?? 'new'}_${rows}`;
  const statement = known.get(name) ?? buildInsert(db, plan, { rows, name });
  known.set(name, statement);
  return statement;
}

/** Its values are numbered, row by row, in the order of the columns. */
function buildInsert(
  db: Queries,
  { table, whenKnown }: InsertPlan,
  { rows, name }: { rows: number; name: string },
): PreparedInsert {
  const columns = getTableColumns(table);
  const names = Object.keys(columns);
  // As SQL, or drizzle would look for the encoder of each value in turn: `encode` does that at once.
  const placeholder = (row: number, column: number) => sql`${sql.placeholder(String(row * names.length + column))}`;
  const values = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(names.map((column, at) => [column, placeholder(row, at)])),
  );
  // The columns are the table's own: what drizzle cannot know of a table that is an argument.
  const insert = db.insert(table).values(values as PgInsertValue<PgTable>[]);
  const counted = whenKnown === null ? undefined : columns[whenKnown.counter];
  const whole =
    whenKnown === null || counted === undefined
      ? insert.onConflictDoNothing()
      : insert.onConflictDoUpdate({ target: whenKnown.target, set: { [whenKnown.counter]: sql`${counted} + 1` } });
  return whole.returning({ inserted: sql<number>`1` }).prepare(name);
}

function encode(rows: readonly Row[], columns: readonly [string, PgColumn][]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let at = 0;
  for (const row of rows) {
    for (const [name, column] of columns) {
      values[at] = column.mapToDriverValue(row[name]);
      at += 1;
    }
  }
  return values;
}
