import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client';
import { modelOverlays, organizations, repositories } from '@/db/schema';
import { aDatabase } from '@/tests/factories/database';

const createdAt = new Date('2026-11-01T12:00:00.123Z');

async function keptJson(value: unknown): Promise<unknown> {
  const db = await aDatabase();
  const row = { id: 'a', overlay: value, version: 'v', createdAt };
  await db.write((transaction) => transaction.insert(modelOverlays).values(row));
  const [found] = await db.read.select().from(modelOverlays);
  return found?.overlay;
}

function keepUrls(db: Database, urls: readonly string[]): Promise<unknown> {
  return db.write((transaction) =>
    transaction.insert(repositories).values(urls.map((url, index) => ({ id: String(index), url, createdAt }))),
  );
}

describe('db/columns.ts', () => {
  it('gives JSON back byte for byte: keys keep their order, numbers and text their value', async () => {
    const value = {
      zebra: 1,
      apple: { b: [], a: null, '10': true, '9': false },
      numbers: [0.1, 1e21, -1.5e-7, 9_007_199_254_740_991],
      text: 'é 漢字 😀 "quoted" \\ \n\t \u2028',
      'a key with "quotes"': '',
    };
    expect(JSON.stringify(await keptJson(value))).toBe(JSON.stringify(value));
  });

  it('keeps what a hostile repository puts into JSON', async () => {
    const value = { nul: 'a\0b', half: 'a\ud800b', control: '\u0001\u001f\u007f', 'k\0ey': '\0', __proto__x: '{{ }}' };
    expect(await keptJson(value)).toEqual(value);
  });

  it('keeps JSON that is no object', async () => {
    for (const value of ['text', '', '"', 0, false, null, []]) expect(await keptJson([value])).toEqual([value]);
    expect(await keptJson('{"a":1}')).toBe('{"a":1}');
  });

  it('puts a mark in place of NUL in text, and finds the text by either', async () => {
    const db = await aDatabase();
    await keepUrls(db, ['a\0b']);
    const found = await db.read
      .select({ url: repositories.url })
      .from(repositories)
      .where(eq(repositories.url, 'a\0b'));
    expect(found).toEqual([{ url: 'a\uFFFDb' }]);
  });

  it('keeps text with half a character in it', async () => {
    const db = await aDatabase();
    await keepUrls(db, ['a\ud800b']);
    expect(await db.read.select({ url: repositories.url }).from(repositories)).toEqual([{ url: 'a\uFFFDb' }]);
  });

  it('orders text by its bytes, whatever the language of the server', async () => {
    const db = await aDatabase();
    const urls = ['z', 'Z', 'a-b', 'a b', 'ab', 'ä', 'é', 'B', '_', '10', '9', '漢', '😀', '\uFFFD'];
    await keepUrls(db, urls);
    const rows = await db.read.select({ url: repositories.url }).from(repositories).orderBy(asc(repositories.url));
    const byBytes = [...urls].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(rows.map(({ url }) => url)).toEqual(byBytes);
  });

  it('tells capitals from small letters', async () => {
    const db = await aDatabase();
    await keepUrls(db, ['https://git.example.com/A', 'https://git.example.com/a']);
    const found = await db.read.select().from(repositories).where(eq(repositories.url, 'https://git.example.com/a'));
    expect(found).toHaveLength(1);
  });

  it('keeps points in time to the millisecond, in winter and in summer', async () => {
    const db = await aDatabase();
    const times = [
      '1970-01-01T00:00:00.000Z',
      '2026-03-29T01:30:00.001Z',
      '2026-10-25T00:59:59.999Z',
      '2999-12-31T23:59:59.999Z',
    ];
    const rows = times.map((time, index) => ({ id: String(index), url: time, createdAt: new Date(time) }));
    await db.write((transaction) => transaction.insert(repositories).values(rows));
    const found = await db.read.select().from(repositories).orderBy(asc(repositories.createdAt));
    expect(found.map((row) => row.createdAt.toISOString())).toEqual(times);
    const [second] = await db.read
      .select()
      .from(repositories)
      .where(eq(repositories.createdAt, new Date(times[1] ?? '')));
    expect(second?.id).toBe('1');
  });

  it('keeps yes, no and what was left out', async () => {
    const db = await aDatabase();
    const organization = { name: 'A', createdAt };
    await db.write((transaction) =>
      transaction.insert(organizations).values([
        { ...organization, id: 'a', slug: 'a', isSample: true },
        { ...organization, id: 'b', slug: 'b' },
      ]),
    );
    const real = await db.read
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.isSample, false));
    expect(real).toEqual([{ id: 'b' }]);
  });
});
