import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createContext } from '@/lib/context';
import { readEnvironment } from '@/lib/env';
import { aFolder } from '@/tests/factories/database';

const projectFolder = process.cwd();

function environment(variables: Record<string, string>) {
  return readEnvironment({ ...process.env, ...variables }, projectFolder);
}

describe('lib/context.ts', () => {
  it('makes the data folder and a database with tables', async () => {
    const dataFolder = join(aFolder(), 'new');
    const context = await createContext({ environment: environment({ CAIRN_DATA: dataFolder }), projectFolder });
    onTestFinished(() => context.db.close());
    expect(context.dataFolder).toBe(dataFolder);
    expect(existsSync(join(dataFolder, 'cairn.sqlite'))).toBe(true);
    expect(context.model.criteria.length).toBeGreaterThan(0);
  });

  it('prefers the data folder that it is given', async () => {
    const folders = { environment: aFolder(), given: aFolder() };
    const context = await createContext({
      environment: environment({ CAIRN_DATA: folders.environment }),
      projectFolder,
      dataFolder: folders.given,
    });
    onTestFinished(() => context.db.close());
    expect(existsSync(join(folders.given, 'cairn.sqlite'))).toBe(true);
    expect(existsSync(join(folders.environment, 'cairn.sqlite'))).toBe(false);
  });

  it('refuses an address that came too late', async () => {
    const settings = environment({ DATABASE_URL: 'postgres://db/cairn', CAIRN_DATA: aFolder() });
    await expect(createContext({ environment: settings, projectFolder })).rejects.toThrow('has changed since');
  });
});
