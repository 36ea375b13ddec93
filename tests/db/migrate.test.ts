import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';
import { aDatabase, aFolder } from '@/tests/factories/database';

const migrations = join(process.cwd(), 'db/migrations/sqlite');

describe('db/migrate.ts', () => {
  it('makes the tables once, however often it runs', async () => {
    const db = await aDatabase();
    migrate(db, migrations);
    const applied = db.migrator.prepare('SELECT count(*) AS count FROM migrations').get();
    expect(applied).toEqual({ count: readdirSync(migrations).filter((name) => name.endsWith('.sql')).length });
    expect(db.migrator.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a database that a newer version has changed', async () => {
    const db = await aDatabase();
    db.migrator.prepare("INSERT INTO migrations VALUES ('of the future', 1)").run();
    expect(() => migrate(db, migrations)).toThrow('Update Cairn');
  });

  it('keeps the file from everybody else', async () => {
    const file = join(aFolder(), 'data', 'cairn.sqlite');
    const db = openDatabase(file);
    onTestFinished(() => db.close());
    migrate(db, migrations);
    expect([file, `${file}-wal`].map((each) => statSync(each).mode & 0o777)).toEqual([0o600, 0o600]);
  });
});
