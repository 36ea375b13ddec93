import { join } from 'node:path';
import type { Session } from '@/lib/cli/command';
import { runCommandLine } from '@/lib/cli/dispatch';
import { openTerminal } from '@/lib/cli/terminal';
import { readEnvironment } from '@/lib/env';

// The entry of the command line. Bundled into `dist`.
const projectFolder = join(import.meta.dirname, '..');

const terminal = openTerminal(process.stdout, process.stderr);
const signal = stopSignal();

process.exitCode = await runCommandLine(process.argv.slice(2), { terminal, signal, openSession });
// Programs that git has started may outlive it and keep its pipes open: what was stopped does not wait for them.
if (signal.aborted) process.exit();

function openSession(): Session {
  return {
    terminal,
    environment: readEnvironment(process.env, projectFolder),
    projectFolder,
    workingFolder: process.cwd(),
    now: () => new Date(),
    signal,
  };
}

/**
 * Aborts on the first Ctrl-C; a later one ends the process at once. npm passes on the signal that the terminal has already sent,
 * so what comes with the first counts as the first.
 */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let stoppedAt = Number.POSITIVE_INFINITY;
  const stop = () => {
    if (performance.now() - stoppedAt > 500) process.exit(130);
    stoppedAt = Math.min(stoppedAt, performance.now());
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  return controller.signal;
}
