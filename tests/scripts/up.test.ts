import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';

/** Runs `npm run up` as far as it comes with wrong settings, which it looks at before anything else. */
function up(variables: Record<string, string>) {
  const env = { ...process.env, ...variables };
  const { status, stderr } = spawnSync(process.execPath, ['scripts/up.mjs'], { env, encoding: 'utf8' });
  return { status, lines: stderr.trim().split('\n') };
}

describe('scripts/up.mjs', () => {
  it('says in one line that its port is taken, and how to choose another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { status, lines } = up({ PORT: String(port) });
    expect(status).toBe(2);
    expect(lines).toEqual([
      `Port ${port} is taken by another program. Choose another, for example: PORT=${port + 1} npm run up`,
    ]);
  });

  it('says in one line that git is missing', () => {
    expect(up({ PATH: '/nowhere' })).toEqual({
      status: 2,
      lines: ['Cairn needs git. Install it, for example: apt-get install git'],
    });
  });

  it('says in one line what is wrong with the port', () => {
    expect(up({ PORT: '70000' })).toEqual({
      status: 2,
      lines: ['PORT=70000 is no port. Give a number from 1 to 65535.'],
    });
  });
});
