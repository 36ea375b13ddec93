import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CairnError } from '@/lib/errors';

export interface ThreadOptions {
  /** The JavaScript file that the thread runs. */
  entry: URL;
  /** What it finds as `workerData`: plain data. */
  input: unknown;
  /** Gets what the thread posts. */
  onMessage: (message: unknown) => void;
  timeLimitMilliseconds: number;
  /** Of the thread's JavaScript heap. */
  memoryLimitMebibytes: number;
  /** Aborts to stop the thread: it is told to stop by the message `stop`, and killed when it does not. */
  signal: AbortSignal;
  /** How long a thread may take to stop on its own. */
  graceMilliseconds?: number;
}

/**
 * Runs a file in a thread of its own until it ends, so that what it does can neither block nor take down this process.
 * @throws {CairnError} `limit-exceeded` when it needed more time or memory than it may have, `unreadable` when it broke down.
 */
export async function runThread(options: ThreadOptions): Promise<void> {
  const { entry, input, onMessage, signal, timeLimitMilliseconds, memoryLimitMebibytes } = options;
  signal.throwIfAborted();
  const thread = new Worker(entry, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMebibytes },
  });
  const ended = new Promise<void>((resolve, reject) => {
    thread.on('message', onMessage);
    thread.on('error', (error) => reject(explain(error, memoryLimitMebibytes)));
    thread.on('exit', () => resolve());
  });
  const timeLimit = AbortSignal.timeout(timeLimitMilliseconds);
  const stop = AbortSignal.any([signal, timeLimit]);
  const onStop = () => stopThread(thread, ended, options.graceMilliseconds ?? 2_000);
  stop.addEventListener('abort', onStop);
  try {
    await ended;
  } finally {
    stop.removeEventListener('abort', onStop);
  }
  signal.throwIfAborted();
  if (timeLimit.aborted) throw new CairnError('limit-exceeded', outOfTime(timeLimitMilliseconds));
}

async function stopThread(thread: Worker, ended: Promise<void>, graceMilliseconds: number): Promise<void> {
  thread.postMessage('stop');
  await Promise.race([ended.catch(() => undefined), wait(graceMilliseconds, undefined, { ref: false })]);
  await thread.terminate();
}

function explain(error: unknown, memoryLimitMebibytes: number): CairnError {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (isOutOfMemory) return new CairnError('limit-exceeded', outOfMemory(memoryLimitMebibytes));
  const reason = error instanceof Error ? error.message : String(error);
  return new CairnError('unreadable', `Cairn broke down over this: ${reason}. Please report it.`, { cause: error });
}

function outOfTime(milliseconds: number): string {
  return `This took longer than ${Math.round(milliseconds / 60_000)} minutes and was stopped. Assess a part of it, or a smaller repository.`;
}

function outOfMemory(mebibytes: number): string {
  return `This needed more than ${mebibytes} MiB of memory and was stopped. Assess a part of it, or a smaller repository.`;
}
