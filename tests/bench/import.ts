import { execFileSync } from 'node:child_process';
import { appendFileSync, createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { openDatabase } from '@/db/client';
import { sqlitePragmas } from '@/db/sqlite';
import { insertOrganization } from '@/db/store/organizations';
import { importEvents } from '@/lib/services/import-events';
import { eventStream } from '@/tests/factories/event-stream';
import { type Measurement, median, secondsOf } from '@/tests/factories/measurement';

const events = 1_000_000;
const services = 500;
const pairs = 3;
const megabyte = 1_000_000;
const pieceBytes = 262_144;
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
    const peakMegabytes = importAlone(file, source);
    const imports: number[] = [];
    const inserts: number[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const raw = await emptyDatabase();
      await raw.db.close();
      inserts.push(insertRaw(source, raw.path));
      const { db } = await emptyDatabase();
      imports.push(await secondsOf(() => importFile(file, db)));
    }
    return {
      value: round(median(imports) / median(inserts)),
      unit: 'x',
      budget: 2,
      against: 'raw prepared inserts',
      details: {
        importSeconds: round(median(imports)),
        insertSeconds: round(median(inserts)),
        events,
        fileMegabytes: megabytes(statSync(file).size),
        databaseMegabytes: megabytes(statSync(source).size),
        peakMegabytes,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const measureMemory = `
  const { importOnce } = await import(process.argv[1]);
  await importOnce(process.argv[2], process.argv[3]);
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
`;

/** Imports in a process of its own, and gives the most memory that it had, in megabytes. */
function importAlone(file: string, database: string): number {
  const args = ['--input-type=module', '--eval', measureMemory, fileURLToPath(import.meta.url), file, database];
  return Math.round(Number(execFileSync(process.execPath, args, { encoding: 'utf8' })));
}

/** Imports a file into a new database. */
export async function importOnce(file: string, database: string): Promise<void> {
  await importFile(file, await openEmpty(database));
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
      pieces: createReadStream(file, { highWaterMark: pieceBytes }),
      bytes: null,
      replace: false,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  await db.close();
  if (added !== events) throw new Error(`Added ${added} events of ${events}.`);
}

/**
 * Inserts the rows of a filled database into an empty one as raw as can be, in the mixture of their import; their reading is not timed.
 * @returns seconds
 */
function insertRaw(source: string, target: string): number {
  const from = new SQLite(source, { readonly: true });
  const to = new SQLite(target);
  for (const pragma of sqlitePragmas) to.pragma(pragma);
  const tables = ['deployments', 'changes', 'commits', 'recoveries', 'incidents'].map((table) => {
    const rows = Number(from.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    const select = from.prepare(`SELECT * FROM ${table} WHERE rowid > ? AND rowid <= ?`).raw();
    const places = select.columns().map(() => '?');
    return { rows, select, insert: to.prepare(`INSERT INTO ${table} VALUES (${places.join(', ')})`) };
  });
  const insertAll = to.transaction((parts: readonly { insert: SQLite.Statement; rows: readonly unknown[] }[]) => {
    for (const { insert, rows } of parts) for (const row of rows) insert.run(row);
  });
  const batches = events / batch;
  let seconds = 0;
  for (let each = 0; each < batches; each += 1) {
    const parts = tables.map(({ rows, select, insert }) => {
      const share = (some: number) => Math.round((rows * some) / batches);
      return { insert, rows: select.all(share(each), share(each + 1)) };
    });
    const start = performance.now();
    insertAll.immediate(parts);
    seconds += (performance.now() - start) / 1000;
  }
  to.close();
  from.close();
  return seconds;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / megabyte);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
