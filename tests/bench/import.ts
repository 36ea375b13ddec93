import { appendFileSync, createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { openDatabase } from '@/db/client';
import { insertOrganization } from '@/db/store/organizations';
import { importEvents } from '@/lib/services/import-events';
import { eventStream } from '@/tests/factories/event-stream';
import { type Measurement, ratioOfPairs } from '@/tests/factories/measurement';

const events = 1_000_000;
const services = 500;
const pairs = 3;
const megabyte = 1_000_000;
/** As many rows as the import has in one transaction. */
const batch = 2_000;

/** The import of a million events against raw prepared inserts of the same rows into the same tables (design 12). */
export async function measure(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  try {
    const file = join(folder, 'events.ndjson');
    writeEvents(file);
    let database = 0;
    const emptyDatabase = async () => {
      rmSync(join(folder, `${database}.sqlite`), { force: true });
      database += 1;
      const path = join(folder, `${database}.sqlite`);
      return { path, db: await openEmpty(path) };
    };
    const source = join(folder, 'rows.sqlite');
    await importFile(file, await openEmpty(source));
    const importPeak = megabytes(process.resourceUsage().maxRSS * 1024);
    const { ratio, first, second } = await ratioOfPairs(
      pairs,
      async () => importFile(file, (await emptyDatabase()).db),
      async () => {
        const { path, db } = await emptyDatabase();
        await db.close();
        copyRows(source, path);
      },
    );
    return {
      value: ratio,
      unit: 'x',
      budget: 2,
      against: 'raw prepared inserts',
      details: {
        importSeconds: first,
        insertSeconds: second,
        events,
        fileMegabytes: megabytes(statSync(file).size),
        databaseMegabytes: megabytes(statSync(source).size),
        peakMegabytes: importPeak,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeEvents(file: string): void {
  writeFileSync(file, '');
  let lines: string[] = [];
  for (const line of eventStream({ events, services })) {
    if (lines.push(line) === 10_000) {
      appendFileSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) appendFileSync(file, `${lines.join('\n')}\n`);
}

async function openEmpty(location: string) {
  const db = await openDatabase({ location, migrationsFolder: join(process.cwd(), 'db/migrations') });
  const createdAt = new Date(0);
  await db.write((transaction) =>
    insertOrganization(transaction, { id: 'acme', slug: 'acme', name: 'Acme', isSample: false, createdAt }),
  );
  return db;
}

async function importFile(file: string, db: Awaited<ReturnType<typeof openEmpty>>): Promise<void> {
  const { added } = await importEvents(
    { db },
    {
      organizationSlug: 'acme',
      pieces: createReadStream(file, { highWaterMark: megabyte }),
      bytes: null,
      replace: false,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  await db.close();
  if (added !== events) throw new Error(`Added ${added} events of ${events}.`);
}

/** Reads rows of a filled database in the order of their import and inserts them one by one, which is all that is timed besides. */
function copyRows(source: string, target: string): void {
  const from = new SQLite(source, { readonly: true });
  const to = new SQLite(target);
  to.pragma('journal_mode = WAL');
  to.pragma('synchronous = NORMAL');
  to.pragma('foreign_keys = ON');
  for (const table of ['deployments', 'changes', 'commits', 'recoveries', 'incidents']) {
    const rows = from.prepare(`SELECT * FROM ${table} ORDER BY rowid`).raw();
    const insert = to.prepare(
      `INSERT INTO ${table} VALUES (${rows
        .columns()
        .map(() => '?')
        .join(', ')})`,
    );
    const insertAll = to.transaction((values: unknown[]) => {
      for (const row of values) insert.run(row);
    });
    let some: unknown[] = [];
    for (const row of rows.iterate()) {
      if (some.push(row) === batch) {
        insertAll.immediate(some);
        some = [];
      }
    }
    insertAll.immediate(some);
  }
  to.close();
  from.close();
}

function megabytes(bytes: number): number {
  return Math.round(bytes / megabyte);
}
