import { describe, expect, it } from 'vitest';
import { repositories } from '@/db/schema';
import { aDatabase } from '@/tests/factories/database';

const createdAt = new Date('2026-11-01T12:00:00Z');

describe('db/client.ts', () => {
  it('undoes a transaction that throws, and goes on with the next', async () => {
    const db = await aDatabase();
    const broken = db.write(async (transaction) => {
      await transaction.insert(repositories).values({ id: 'a', url: 'a', createdAt });
      throw new Error('no');
    });
    const next = db.write((transaction) => transaction.insert(repositories).values({ id: 'b', url: 'b', createdAt }));
    await expect(broken).rejects.toThrow('no');
    await next;
    expect(await db.read.select({ id: repositories.id }).from(repositories)).toEqual([{ id: 'b' }]);
  });

  it('runs transactions one after the other', async () => {
    const db = await aDatabase();
    const steps: string[] = [];
    const step = (name: string) =>
      db.write(async (transaction) => {
        steps.push(`${name} begins`);
        await transaction.select().from(repositories);
        steps.push(`${name} ends`);
      });
    await Promise.all([step('first'), step('second')]);
    expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('refuses to write through the connection for reading', async () => {
    const db = await aDatabase();
    const write = async () => db.read.insert(repositories).values({ id: 'a', url: 'a', createdAt });
    await expect(write()).rejects.toThrow();
  });
});
