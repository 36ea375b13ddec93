import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { CairnError } from '@/lib/errors';

export interface ProcessOptions {
  /** The JavaScript file that the process runs. */
  entry: URL;
  /** All that it sees of the environment. */
  env: Readonly<Record<string, string>>;
  /** Of its JavaScript heap. */
  memoryLimitMebibytes: number;
  /** What becomes of its stderr; it goes to that of this process unless ignored. */
  stderr?: 'inherit' | 'ignore';
}

export interface ContainedWork {
  /** The message that begins the work: plain data. */
  input: object;
  /** Gets what the process sends. */
  onMessage: (message: unknown) => void;
  timeLimitMilliseconds: number;
  /** Aborts to stop the process: it gets the message `stop`, and is killed when it does not end. */
  signal: AbortSignal;
  /** How long it may take to stop by itself. */
  graceMilliseconds?: number;
}

export type ContainedOptions = ProcessOptions & ContainedWork;

/** What a process sends when its work is done and it could do more; one that ends instead is done as well. */
export const doneMessage = 'done';

/**
 * A process of its own, so that what it does can neither block nor take down this one. No thread is used, since Node 26 cannot
 * always end a thread whose memory has run out.
 */
export class ContainedProcess {
  private readonly child: ChildProcess;
  /** Why it ended when it did not end well; null when it did. */
  private readonly ended: Promise<string | null>;

  constructor(private readonly options: ProcessOptions) {
    this.child = start(options);
    this.ended = endOf(this.child);
    // A failure is told to whoever gives it work.
    this.ended.catch(() => undefined);
  }

  /** Whether it can be given work. */
  get isReady(): boolean {
    return this.child.connected && this.child.exitCode === null && this.child.signalCode === null;
  }

  /**
   * Gives it work, one at a time, until it says that it is done or ends.
   * @throws {CairnError} `limit-exceeded` when it needed more time or memory than it may have, `unreadable` when it broke down; it
   * has ended then.
   */
  async run({ input, onMessage, timeLimitMilliseconds, signal, graceMilliseconds = 2_000 }: ContainedWork) {
    const timeLimit = AbortSignal.timeout(timeLimitMilliseconds);
    const stop = AbortSignal.any([signal, timeLimit]);
    const onStop = () => stopProcess(this.child, this.ended, graceMilliseconds);
    const done = Promise.withResolvers<null>();
    const onSent = (message: unknown) => (message === doneMessage ? done.resolve(null) : onMessage(message));
    stop.addEventListener('abort', onStop);
    this.child.on('message', onSent);
    this.child.send(input, () => undefined);
    try {
      const end = await Promise.race([this.ended, done.promise]);
      // It was told to end, and may not be given more work before it has.
      if (stop.aborted) await this.ended;
      signal.throwIfAborted();
      if (timeLimit.aborted) throw new CairnError('limit-exceeded', outOfTime(timeLimitMilliseconds));
      if (end !== null) throw new CairnError(...explain(end, this.options.memoryLimitMebibytes));
    } finally {
      stop.removeEventListener('abort', onStop);
      this.child.off('message', onSent);
    }
  }

  /** Lets this process end although that one waits for work. */
  rest(): void {
    this.child.unref();
    this.child.channel?.unref();
  }

  /** Takes `rest` back. */
  wake(): void {
    this.child.ref();
    this.child.channel?.ref();
  }

  /** Lets it end. */
  end(): void {
    if (this.child.connected) this.child.disconnect();
  }
}

/**
 * Runs a file in a process of its own until its work is done. Errors as `ContainedProcess.run`.
 */
export async function runContained(options: ContainedOptions): Promise<void> {
  options.signal.throwIfAborted();
  const contained = new ContainedProcess(options);
  try {
    await contained.run(options);
  } finally {
    contained.end();
  }
}

function start({ entry, env, memoryLimitMebibytes, stderr = 'inherit' }: ProcessOptions): ChildProcess {
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

/** What it sent has arrived by then. */
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
