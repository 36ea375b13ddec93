import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { CairnError } from '@/lib/errors';

export interface ContainedOptions {
  /** The JavaScript file that the process runs. */
  entry: URL;
  /** The first message that it gets: plain data. */
  input: object;
  /** All that it sees of the environment. */
  env: Readonly<Record<string, string>>;
  /** Gets what the process sends. */
  onMessage: (message: unknown) => void;
  timeLimitMilliseconds: number;
  /** Of its JavaScript heap. */
  memoryLimitMebibytes: number;
  /** Aborts to stop the process: it gets the message `stop`, and is killed when it does not end. */
  signal: AbortSignal;
  /** How long it may take to stop by itself. */
  graceMilliseconds?: number;
  /** What becomes of its stderr; it goes to that of this process unless ignored. */
  stderr?: 'inherit' | 'ignore';
}

/**
 * Runs a file in a process of its own until it ends, so that what it does can neither block nor take down this one. No thread is
 * used, since Node 26 cannot always end a thread whose memory has run out.
 * @throws {CairnError} `limit-exceeded` when it needed more time or memory than it may have, `unreadable` when it broke down.
 */
export async function runContained(options: ContainedOptions): Promise<void> {
  const { signal, timeLimitMilliseconds } = options;
  signal.throwIfAborted();
  const child = start(options);
  const timeLimit = AbortSignal.timeout(timeLimitMilliseconds);
  const stop = AbortSignal.any([signal, timeLimit]);
  const ended = endOf(child);
  const onStop = () => stopProcess(child, ended, options.graceMilliseconds ?? 2_000);
  stop.addEventListener('abort', onStop);
  child.on('message', options.onMessage);
  child.send(options.input, () => undefined);
  try {
    const end = await ended;
    signal.throwIfAborted();
    if (timeLimit.aborted) throw new CairnError('limit-exceeded', outOfTime(timeLimitMilliseconds));
    if (end !== null) throw new CairnError(...explain(end, options.memoryLimitMebibytes));
  } finally {
    stop.removeEventListener('abort', onStop);
  }
}

function start({ entry, env, memoryLimitMebibytes, stderr = 'inherit' }: ContainedOptions): ChildProcess {
  return fork(entry, {
    // Next's types demand NODE_ENV of every environment.
    env: { ...env, NODE_ENV: 'production' },
    execArgv: [`--max-old-space-size=${memoryLimitMebibytes}`],
    serialization: 'advanced',
    // A group of its own, so that the git processes that it started end with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  });
}

/** Why it ended when it did not end well; null when it did. What it sent has arrived by then. */
async function endOf(child: ChildProcess): Promise<string | null> {
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  return code === 0 ? null : String(signal ?? code);
}

async function stopProcess(child: ChildProcess, ended: Promise<unknown>, graceMilliseconds: number): Promise<void> {
  if (child.connected) child.send('stop', () => undefined);
  await Promise.race([ended.catch(() => undefined), wait(graceMilliseconds)]);
  killGroup(child);
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
}

function explain(end: string, mebibytes: number): ['limit-exceeded' | 'unreadable', string] {
  // Node aborts when its heap is full; a system that has no memory left kills.
  if (end === 'SIGABRT' || end === '134' || end === 'SIGKILL') return ['limit-exceeded', outOfMemory(mebibytes)];
  return ['unreadable', `Cairn broke down over this (${end}). Its log says more; please report it.`];
}

function outOfTime(milliseconds: number): string {
  return `This took longer than ${Math.ceil(milliseconds / 60_000)} minutes and was stopped. Assess a smaller repository.`;
}

function outOfMemory(mebibytes: number): string {
  return `This needed more than ${mebibytes} MiB of memory and was stopped. Assess a smaller repository.`;
}
