import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseEngine } from '@/lib/env';
import { aFolder } from '@/tests/factories/database';

const folder = `db/migrations/${databaseEngine}`;

describe('db/migrations', () => {
  it('holds everything that the schemas of db say (otherwise: npm run db:generate -- NAME)', () => {
    const copy = join(aFolder(), 'migrations');
    cpSync(folder, copy, { recursive: true });
    const dialect = databaseEngine === 'postgres' ? 'postgresql' : 'sqlite';
    const args = ['generate', `--dialect=${dialect}`, '--schema=db/*schema.ts', `--out=${copy}`];
    const { status, stdout, stderr } = spawnSync('node_modules/.bin/drizzle-kit', args, { encoding: 'utf8' });
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(readdirSync(copy).sort()).toEqual(readdirSync(folder).sort());
  });
});
