import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqlite } from '@/db/sqlite';
import { aFolder } from '@/tests/factories/database';

const migrations = join(process.cwd(), 'db/migrations/sqlite');

async function opened(file: string) {
  const db = await openSqlite(file, migrations);
  onTestFinished(() => db.close());
  return db;
}

describe('db/sqlite.ts', () => {
  it('makes the tables once, however often it is opened', async () => {
    const file = join(aFolder(), 'cairn.sqlite');
    await opened(file);
    await opened(file);
    const connection = new SQLite(file);
    onTestFinished(() => void connection.close());
    const count = connection.prepare('SELECT count(*) FROM migrations').pluck().get();
    expect(count).toBe(readdirSync(migrations).filter((name) => name.endsWith('.sql')).length);
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  it('refuses a database that a newer version has changed', async () => {
    const file = join(aFolder(), 'cairn.sqlite');
    await opened(file);
    const connection = new SQLite(file);
    connection.prepare("INSERT INTO migrations VALUES ('of the future', 1)").run();
    connection.close();
    await expect(openSqlite(file, migrations)).rejects.toThrow('Update Cairn');
  });

  it('keeps the file from everybody else', async () => {
    const file = join(aFolder(), 'data', 'cairn.sqlite');
    await opened(file);
    expect([file, `${file}-wal`].map((each) => statSync(each).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('says what to do about a folder that it cannot write to', async () => {
    await expect(openSqlite(`${aFolder()}/\0/cairn.sqlite`, migrations)).rejects.toThrow(
      'data folder that this user may write to',
    );
  });
});
