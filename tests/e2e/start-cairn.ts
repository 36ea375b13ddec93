import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gitEnvironment } from '@/tests/factories/git-repository';

/** Starts the web application and the worker on a free port and an empty data folder. Gives what ends them again. */
// biome-ignore lint/style/noDefaultExport: Playwright demands it of a global set-up.
export default async function startCairn(): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-e2e-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const cairn = spawn(process.execPath, ['scripts/serve.mjs'], {
    env: {
      ...process.env,
      ...gitEnvironment,
      PORT: String(port),
      CAIRN_DATA: dataFolder,
      CAIRN_ALLOW_FILE: '1',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  cairn.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  await untilServed(address, cairn, () => complaints);
  process.env.CAIRN_ADDRESS = address;
  return async () => {
    cairn.kill('SIGTERM');
    if (cairn.exitCode === null) await once(cairn, 'exit');
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function untilServed(address: string, cairn: ChildProcess, complaints: () => string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
    if (cairn.exitCode !== null) break;
    const isServed = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isServed) return;
  }
  cairn.kill('SIGTERM');
  throw new Error(`Cairn was not served:\n${complaints()}`);
}
