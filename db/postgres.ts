import { setTimeout as wait } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, Queries, Write } from '@/db/client';
import { migratePostgres } from '@/db/migrate-postgres';
import { explainPostgres } from '@/db/postgres-errors';
import { reasonOf } from '@/db/query-errors';

/** Connections of one process: enough for its pages and its jobs, few enough for many processes on a server with 100. */
const mostConnections = 10;
const connectMilliseconds = 10_000;
/** Times that a transaction is begun anew because another came between. */
const mostAttempts = 20;

// Reads are outside of transactions, and a transaction whose process hangs must not hold its locks for ever.
const sessionSettings = `
  SET default_transaction_read_only = on;
  SET idle_in_transaction_session_timeout = '60s';
  SET client_min_messages = warning`;

/**
 * Opens the PostgreSQL database at an address `postgres://…`, and brings its tables up to date.
 * @throws {CairnError} `unreadable` when it cannot be reached or used, `conflict` when a newer Cairn has already changed the tables.
 */
export async function openPostgres(address: string, migrationsFolder: string): Promise<Database> {
  const pool = await explainPostgres(address, async () => createPool(address));
  try {
    await explainPostgres(address, () => withConnection(pool, (client) => migratePostgres(client, migrationsFolder)));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    read: drizzle(pool),
    write: inTransaction(pool, 'SERIALIZABLE'),
    writeByRow: inTransaction(pool, 'READ COMMITTED'),
    close: () => pool.end(),
  };
}

function createPool(address: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: address,
    max: mostConnections,
    connectionTimeoutMillis: connectMilliseconds,
    application_name: 'cairn',
    keepAlive: true,
    onConnect: (client) => client.query(sessionSettings),
  });
  // A connection that breaks while nobody uses it is replaced when one is needed.
  pool.on('error', ignore);
  return pool;
}

async function withConnection<Result>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  // One that breaks while it is held fails the query that is under way.
  client.on('error', ignore);
  let isUsable = true;
  try {
    return await use(client);
  } catch (error) {
    const isUndone = client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    isUsable = await isUndone;
    throw reasonOf(error);
  } finally {
    client.off('error', ignore);
    client.release(!isUsable);
  }
}

function ignore(): void {}

function inTransaction(pool: pg.Pool, isolation: 'SERIALIZABLE' | 'READ COMMITTED'): Write {
  const attempt = <Result>(work: (transaction: Queries) => Promise<Result>) =>
    withConnection(pool, async (client) => {
      await client.query(`BEGIN ISOLATION LEVEL ${isolation} READ WRITE`);
      const result = await work(drizzle(client));
      await client.query('COMMIT');
      return result;
    });
  return async (work) => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await attempt(work);
      } catch (error) {
        if (attempts === mostAttempts || !cameBetween(error)) throw error;
        await wait(Math.random() * 10 * attempts);
      }
    }
  };
}

/** Whether a transaction failed only because another one ran at the same time (serialization failure, deadlock). */
function cameBetween(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof pg.DatabaseError) return each.code === '40001' || each.code === '40P01';
  }
  return false;
}
