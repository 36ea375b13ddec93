import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, type Installation, makeInstallation } from '@/tests/cli/installation';

describe('cairn migrate and cairn worker', () => {
  let cairn: Installation;
  beforeAll(async () => {
    cairn = await makeInstallation();
  }, 60_000);
  afterAll(() => cairn?.remove());

  it('makes the database, and leaves one alone that is up to date', async () => {
    const data = join(cairn.folder, 'fresh');
    for (let time = 0; time < 2; time += 1) {
      expect(await cairn.run(['migrate', '--data', data])).toEqual({
        code: 0,
        stdout: '',
        stderr: `The database in ${data} is up to date.\n`,
      });
    }
    expect(existsSync(join(data, 'cairn.sqlite'))).toBe(true);
  });

  it('works until it is stopped, and then ends well', async () => {
    const child = cairn.start(['worker', '--data', join(cairn.folder, 'work')]);
    const end = ended(child);
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', (text: string) => {
        if (text.includes('Worker started')) resolve();
      });
    });
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, stderr: expect.stringContaining('Worker stopped') });
  });

  it('says in one line why it cannot reach a database', async () => {
    const environment = { DATABASE_URL: 'postgres://cairn:hidden@127.0.0.1:9/cairn' };
    expect(await cairn.run(['migrate'], { environment })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^cairn: (?![^\n]*hidden)[^\n]*127\.0\.0\.1:9[^\n]*\n$/),
    });
  });
});
