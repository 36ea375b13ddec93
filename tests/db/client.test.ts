import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '@/db/client';
import { repositories } from '@/db/schema';
import { databaseEngine } from '@/lib/env';
import { aDatabase, aDatabaseAt, aLocation } from '@/tests/factories/database';

const createdAt = new Date('2026-11-01T12:00:00Z');

/**
 * Opens a database several times. A process opens one on SQLite once, since two transactions of one process would wait for each
 * other; several processes of one file are in tests/lib/jobs/killed-workers.test.ts.
 */
function severalOf(location: string, times: number): Promise<Database[]> {
  return Promise.all(Array.from({ length: databaseEngine === 'postgres' ? times : 1 }, () => aDatabaseAt(location)));
}

/** Adds a row that is named by how many there are: two that do so at the same time would take one name, or leave one out. */
function addNext(db: Database): Promise<void> {
  return db.write(async (transaction) => {
    const { length } = await transaction.select({ id: repositories.id }).from(repositories);
    const url = String(length).padStart(3, '0');
    await transaction.insert(repositories).values({ id: randomUUID(), url, createdAt });
  });
}

async function urlsOf(db: Database): Promise<string[]> {
  const rows = await db.read.select({ url: repositories.url }).from(repositories).orderBy(asc(repositories.url));
  return rows.map(({ url }) => url);
}

describe('db/client.ts', () => {
  it('undoes a transaction that throws, and goes on with the next', async () => {
    const db = await aDatabase();
    const broken = db.write(async (transaction) => {
      await transaction.insert(repositories).values({ id: 'a', url: 'a', createdAt });
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await db.write((transaction) => transaction.insert(repositories).values({ id: 'b', url: 'b', createdAt }));
    expect(await urlsOf(db)).toEqual(['b']);
  });

  it('undoes a transaction in which a query failed', async () => {
    const db = await aDatabase();
    const twice = db.write(async (transaction) => {
      await transaction.insert(repositories).values({ id: 'a', url: 'a', createdAt });
      await transaction.insert(repositories).values({ id: 'a', url: 'other', createdAt });
    });
    const error = await twice.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    // Errors go into logs and to people: what was to be stored must not.
    expect(String(error)).not.toContain('other');
    expect(await urlsOf(db)).toEqual([]);
  });

  it('gives transactions of several connections the effect of one after the other', async () => {
    const location = await aLocation();
    const databases = await severalOf(location, 2);
    const adding = Array.from({ length: 16 }, (_, index) => databases[index % databases.length]);
    await Promise.all(adding.map((db) => db && addNext(db)));
    const expected = Array.from({ length: 16 }, (_, index) => String(index).padStart(3, '0'));
    for (const db of databases) expect(await urlsOf(db)).toEqual(expected);
  });

  it('keeps both of two changes that are each one statement', async () => {
    const db = await aDatabase();
    await db.write((transaction) => transaction.insert(repositories).values({ id: 'a', url: 'a', createdAt }));
    const rename = (from: string, to: string) =>
      db.writeByRow((transaction) =>
        transaction
          .update(repositories)
          .set({ url: to })
          .where(eq(repositories.url, from))
          .returning({ id: repositories.id }),
      );
    const renamed = await Promise.all([rename('a', 'b'), rename('a', 'c')]);
    expect(renamed.map((rows) => rows.length).sort()).toEqual([0, 1]);
  });

  it('sees nothing of a transaction that is under way', async () => {
    const db = await aDatabase();
    await db.write(async (transaction) => {
      await transaction.insert(repositories).values({ id: 'a', url: 'a', createdAt });
      expect(await urlsOf(db)).toEqual([]);
    });
    expect(await urlsOf(db)).toEqual(['a']);
  });

  it('refuses to write through the connection for reading', async () => {
    const db = await aDatabase();
    const write = async () => db.read.insert(repositories).values({ id: 'a', url: 'a', createdAt });
    await expect(write()).rejects.toThrow();
  });

  it('makes the tables once when several processes start on an empty database, and keeps what is in them', async () => {
    const location = await aLocation();
    const databases = await severalOf(location, 4);
    await Promise.all(databases.map(addNext));
    const before = await Promise.all(databases.map(urlsOf));
    expect(await urlsOf(await aDatabaseAt(location))).toEqual(before[0]);
    expect(before[0]).toHaveLength(databases.length);
  });

  it('refuses a location of the other engine', async () => {
    const location = (await aLocation()).startsWith('postgres:') ? '/tmp/cairn.sqlite' : 'postgres://localhost/cairn';
    await expect(openDatabase({ location, migrationsFolder: 'db/migrations' })).rejects.toThrow('has changed since');
  });
});
