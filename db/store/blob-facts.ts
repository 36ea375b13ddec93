import { rmSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { reserveFile } from '@/db/sqlite';
import type { FactsCache } from '@/lib/scan/facts-cache';

/** A cache of blob facts in a file of its own, shared by all processes of one data folder. */
export interface BlobFactsCache extends FactsCache {
  close(): void;
}

export interface BlobFactsOptions {
  now: () => Date;
  /** Size in bytes above which a third of the entries, those unused for longest, is dropped. */
  maximumBytes?: number;
}

interface Row {
  object_id: string;
  facts: string;
  last_used: number;
}

const gibibyte = 2 ** 30;
const dayMilliseconds = 86_400_000;

const layout = `
  DROP TABLE IF EXISTS blob_facts;
  DROP TABLE IF EXISTS facts_by_blob;
  CREATE TABLE IF NOT EXISTS facts_by_reader (
    reader text NOT NULL,
    object_id text NOT NULL,
    facts text NOT NULL,
    -- Days since 1970: finer, and every read would be a write.
    last_used integer NOT NULL,
    PRIMARY KEY (reader, object_id)
  ) WITHOUT ROWID`;

/**
 * Opens the cache in `file`; a file that is no database, or a damaged one, is replaced. It holds nothing that cannot be had
 * again, so what SQLite refuses afterwards (a full disk, another's long transaction) counts as not known and not kept.
 */
export function openBlobFacts(file: string, { now, maximumBytes = gibibyte }: BlobFactsOptions): BlobFactsCache {
  const connection = openOrReplace(file);
  const today = () => Math.floor(now().getTime() / dayMilliseconds);
  prune(connection, maximumBytes);
  const select = connection.prepare<[string, string], Row>(
    `SELECT object_id, facts, last_used FROM facts_by_reader
     WHERE reader = ? AND object_id IN (SELECT value FROM json_each(?))`,
  );
  const anyOf = connection.prepare<[string], unknown>('SELECT 1 FROM facts_by_reader WHERE reader = ? LIMIT 1');
  const insertOne = connection.prepare(insertionOf(1));
  const insertMany = connection.prepare(insertionOf(rowsAtOnce));
  const touch = connection.prepare('UPDATE facts_by_reader SET last_used = ? WHERE reader = ? AND object_id = ?');
  const insertAll = connection.transaction((reader: string, entries: ReadonlyMap<string, string>) => {
    // In the order of the table, which then grows at its end.
    const day = today();
    const rows = [...entries.keys()].sort().map((objectId) => [reader, objectId, entries.get(objectId), day]);
    const whole = rows.length - (rows.length % rowsAtOnce);
    for (let at = 0; at < whole; at += rowsAtOnce) insertMany.run(...rows.slice(at, at + rowsAtOnce).flat());
    for (const row of rows.slice(whole)) insertOne.run(...row);
  });
  const touchAll = connection.transaction((reader: string, rows: readonly Row[]) => {
    for (const row of rows) touch.run(today(), reader, row.object_id);
  });
  return {
    read(objectIds, reader) {
      // Nothing to look for where nobody wrote: every file of a first scan is asked for.
      if (unlessRefused(() => anyOf.get(reader), undefined) === undefined) return new Map();
      const rows = unlessRefused(() => select.all(reader, JSON.stringify(objectIds)), []);
      const old = rows.filter((row) => row.last_used < today());
      if (old.length > 0) unlessRefused(() => touchAll.immediate(reader, old), undefined);
      return new Map(rows.map((row) => [row.object_id, row.facts]));
    },
    write(reader, entries) {
      unlessRefused(() => insertAll.immediate(reader, entries), undefined);
      unlessRefused(() => prune(connection, maximumBytes), undefined);
    },
    close: () => connection.close(),
  };
}

/** Rows in one statement: to start each costs about as much as to write a row. */
const rowsAtOnce = 100;

function insertionOf(rows: number): string {
  return `INSERT OR REPLACE INTO facts_by_reader VALUES ${Array(rows).fill('(?, ?, ?, ?)').join(', ')}`;
}

function openOrReplace(file: string): SQLite.Database {
  reserveFile(file);
  try {
    return open(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    for (const part of [file, `${file}-journal`]) rmSync(part, { force: true });
    reserveFile(file);
    return open(file);
  }
}

function open(file: string): SQLite.Database {
  const connection = new SQLite(file, { timeout: 5_000 });
  try {
    // A cache may lose its last entries when the machine loses power. First, so that nothing after it waits for the disk.
    connection.pragma('synchronous = OFF');
    // Facts of a file are some kilobytes: several share a page. Only a new file takes this up.
    connection.pragma('page_size = 32768');
    // Writes are few and short, so that readers can wait for them; a write-ahead log would write everything twice.
    connection.pragma('journal_mode = TRUNCATE');
    connection.exec(layout);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function unlessRefused<Result>(use: () => Result, otherwise: Result): Result {
  try {
    return use();
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return otherwise;
    throw error;
  }
}

function prune(connection: SQLite.Database, maximumBytes: number): void {
  while (usedBytes(connection) > maximumBytes) {
    const { changes } = connection
      .prepare(
        `DELETE FROM facts_by_reader WHERE (reader, object_id) IN (
           SELECT reader, object_id FROM facts_by_reader ORDER BY last_used, reader, object_id
           LIMIT (SELECT count(*) / 3 + 1 FROM facts_by_reader))`,
      )
      .run();
    if (changes === 0) return;
  }
}

function usedBytes(connection: SQLite.Database): number {
  const pragma = (name: string) => Number(connection.pragma(name, { simple: true }));
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}
