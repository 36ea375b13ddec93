// Runs the web application and the worker side by side until it is told to stop. Expects that both are built.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { nextProgram } from './build.mjs';
import { pinnedNodePath } from './install.mjs';
import { isMain, projectFolder, runScript, Stop, toolEnvironment } from './project.mjs';

const slowestStart = 60_000;
const graceMilliseconds = 10_000;

/** The port of the environment, checked. */
export function readPort() {
  const port = Number(process.env.PORT || 4173);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Stop(`PORT=${process.env.PORT} is no port. Give a number from 1 to 65535.`);
}

/** Stops with one line when something else listens on the port. */
export function checkPortIsFree(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code }) => {
      const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
      reject(new Stop(`Port ${port} ${reason}. Choose another, for example: PORT=${port + 1} npm run up`));
    });
    server.listen(port, host, () => server.close(resolve));
  });
}

/**
 * Starts both processes and resolves when they have ended: after SIGINT or SIGTERM, or when the web process ends by itself.
 * `mode` is Next's: `start` or `dev`. `onReady` is called when pages are served. A worker that dies is started again.
 */
export async function serve({ port, host, mode = 'start', onReady }) {
  const running = new Map();
  let isStopping = false;
  const stop = () => {
    isStopping = true;
    for (const child of running.values()) child.kill('SIGTERM');
    setTimeout(() => [...running.values()].map((child) => child.kill('SIGKILL')), graceMilliseconds).unref();
  };
  const start = (name, args) =>
    new Promise((resolve) => {
      const child = spawn(pinnedNodePath(), args, {
        cwd: projectFolder,
        env: toolEnvironment({ PORT: String(port), CAIRN_ALLOW_FILE: mayReadPaths(host) }),
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      running.set(name, child);
      child.on('error', () => resolve(1));
      child.on('exit', (code) => resolve(code ?? 1));
    }).finally(() => running.delete(name));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

  const web = start('web', [nextProgram, mode, '--port', String(port), '--hostname', host]);
  const worker = keepWorkerRunning(start, () => isStopping).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    stop();
  });
  void waitUntilServed(port, host, () => isStopping).then((isServed) => isServed && onReady());
  const code = await web;
  if (!isStopping) {
    process.stderr.write('The web process ended by itself.\n');
    process.exitCode = code || 1;
  }
  stop();
  await worker;
}

/**
 * Paths on this machine may be given where only this machine's own people reach Cairn; whoever serves it to others says so himself.
 */
function mayReadPaths(host) {
  return process.env.CAIRN_ALLOW_FILE || (host === '127.0.0.1' ? '1' : '0');
}

async function keepWorkerRunning(start, isStopping) {
  while (!isStopping()) {
    const code = await start('worker', [join(projectFolder, 'dist', 'cairn.mjs'), 'worker']);
    if (isStopping()) return;
    // Exit code 2 is a mistake in the settings, already explained: starting again would not help.
    if (code === 2) throw new Stop('The worker cannot start.');
    process.stderr.write(`The worker ended by itself (${code}) and is started again.\n`);
    await wait(1_000);
  }
}

async function waitUntilServed(port, host, isStopping) {
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/favicon.svg`;
  for (const end = Date.now() + slowestStart; Date.now() < end && !isStopping(); await wait(100)) {
    const isServed = await fetch(address).then(
      () => true,
      () => false,
    );
    if (isServed) return true;
  }
  return false;
}

// What a container runs, where everything is built: `--host 0.0.0.0` serves to the network around it.
if (isMain(import.meta.url)) {
  await runScript(() => {
    const { values } = parseArgs({ options: { host: { type: 'string', default: '127.0.0.1' } } });
    return serve({ port: readPort(), host: values.host, onReady: () => undefined });
  });
}
