import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { CairnError } from '@/lib/errors';

const Holder = z.object({ processId: z.number().int(), host: z.string(), nonce: z.string() });
type Holder = z.infer<typeof Holder>;

export interface LockTiming {
  /** How often a holder shows that it lives. */
  beatMilliseconds: number;
  /** Without a beat for so long, the holder is taken for dead. */
  staleMilliseconds: number;
  /** How long to wait for a living holder before giving up with `conflict`. */
  waitMilliseconds: number;
  pollMilliseconds: number;
}

const usualTiming: LockTiming = {
  beatMilliseconds: 15_000,
  staleMilliseconds: 120_000,
  waitMilliseconds: 900_000,
  pollMilliseconds: 100,
};

/**
 * Does the work while holding a lock file, alone among all processes that share the folder. The lock of a process that died, or
 * that has shown no life for long, is taken over. Throws `conflict` when a living holder keeps it for too long.
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  options: { signal?: AbortSignal | undefined; timing?: LockTiming } = {},
): Promise<T> {
  const timing = options.timing ?? usualTiming;
  const holder: Holder = { processId: process.pid, host: hostname(), nonce: randomUUID() };
  await acquire(file, holder, timing, options.signal);
  const beat = setInterval(() => touch(file), timing.beatMilliseconds);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await release(file, holder);
  }
}

async function acquire(
  file: string,
  holder: Holder,
  timing: LockTiming,
  signal: AbortSignal | undefined,
): Promise<void> {
  const deadline = performance.now() + timing.waitMilliseconds;
  while (!(await tryCreate(file, JSON.stringify(holder)))) {
    signal?.throwIfAborted();
    if (await isStale(file, timing)) {
      await takeAway(file, timing);
    } else if (performance.now() > deadline) {
      throw new CairnError(
        'conflict',
        'Another process has been fetching this repository for too long. Try again later.',
      );
    } else {
      await sleep(timing.pollMilliseconds, undefined, { signal });
    }
  }
}

async function tryCreate(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) {
      return false;
    }
    throw error;
  }
}

async function isStale(file: string, timing: LockTiming): Promise<boolean> {
  const age = await stat(file).then(
    (status) => Date.now() - status.mtimeMs,
    () => null,
  );
  if (age === null) {
    return false;
  }
  const holder = await readHolder(file);
  return (
    age > timing.staleMilliseconds || (holder !== null && holder.host === hostname() && !isAlive(holder.processId))
  );
}

/** Null for a file that is gone or only half written. */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !isSystemError(error, 'ESRCH');
  }
}

/** Removes a stale lock. A second lock guards this, or two waiters could each remove one: the second the first one's new lock. */
async function takeAway(file: string, timing: LockTiming): Promise<void> {
  const guard = `${file}.takeover`;
  if (!(await tryCreate(guard, ''))) {
    const guardAge = await stat(guard).then(
      (status) => Date.now() - status.mtimeMs,
      () => 0,
    );
    if (guardAge > timing.staleMilliseconds) {
      await rm(guard, { force: true });
    }
    await sleep(timing.pollMilliseconds);
    return;
  }
  try {
    if (await isStale(file, timing)) {
      await rm(file, { force: true });
    }
  } finally {
    await rm(guard, { force: true });
  }
}

function touch(file: string): void {
  const now = new Date();
  utimes(file, now, now).catch(() => undefined);
}

/** A holder that was taken for dead must not remove the lock of the one that followed it. */
async function release(file: string, holder: Holder): Promise<void> {
  if ((await readHolder(file))?.nonce === holder.nonce) {
    await rm(file, { force: true });
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
