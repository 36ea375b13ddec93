import { setTimeout as wait } from 'node:timers/promises';
import type { Queries } from '@/db/client';
import { reasonOf } from '@/db/query-errors';
import { isCairnError } from '@/lib/errors';
import { type Dispatcher, LostJobError, usualLeaseMilliseconds } from '@/lib/jobs/dispatcher';
import type { Job, JobProgress } from '@/lib/jobs/job';
import type { Log } from '@/lib/log';

/**
 * Does the work of one job. `signal` aborts when it is to stop: the job was cancelled or lost, or the worker is being stopped.
 * Gives what keeps the result: it runs in the transaction that ends the job, and returns the result's id.
 */
export type JobRunner = (
  job: Job,
  run: { signal: AbortSignal; onProgress: (progress: JobProgress) => void },
) => Promise<(transaction: Queries) => Promise<string>>;

export interface WorkerOptions {
  dispatcher: Dispatcher;
  /** By kind of job. */
  runners: Readonly<Record<string, JobRunner>>;
  /** Jobs done at one time. */
  slots: number;
  /** Aborts to stop: running jobs go back into the queue. */
  signal: AbortSignal;
  log: Log;
  pollMilliseconds?: number;
  /** How often progress is stored and a cancellation is noticed. */
  beatMilliseconds?: number;
}

/** Takes up jobs and does them until it is told to stop. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  await Promise.all(Array.from({ length: options.slots }, () => runSlot(options)));
}

async function runSlot(options: WorkerOptions): Promise<void> {
  const { dispatcher, signal, log, pollMilliseconds = 250 } = options;
  while (!signal.aborted) {
    try {
      const job = await dispatcher.claim();
      if (job) await runJob(job, options);
      else await wait(pollMilliseconds, undefined, { signal }).catch(() => undefined);
    } catch (error) {
      // A full disk or a locked database must not end the worker: its jobs keep their leases and are taken up again.
      log.error('A job could not be handed over', { error });
      await wait(usualLeaseMilliseconds / 3, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function runJob(job: Job, options: WorkerOptions): Promise<void> {
  const { dispatcher, log } = options;
  const runner = options.runners[job.kind];
  if (!runner) {
    await dispatcher.fail(job, { message: `This worker knows no job "${job.kind}".`, mayRetry: false });
    return;
  }
  log.info('Job started', { job: job.id, kind: job.kind, attempt: job.attempts });
  const heart = startHeart(job, options);
  try {
    const keep = await runner(job, { signal: heart.signal, onProgress: heart.onProgress });
    await heart.stop();
    await dispatcher.complete(job, keep);
    log.info('Job done', { job: job.id });
  } catch (error) {
    await heart.stop();
    await settleFailure(job, error, heart.signal, options);
  }
}

/** Stores progress and keeps the lease while a job runs; its signal aborts when the job is to stop. */
function startHeart(job: Job, { dispatcher, signal, log, beatMilliseconds = 500 }: WorkerOptions) {
  const stopped = new AbortController();
  const told = new AbortController();
  let progress: JobProgress = { done: 0, total: null, message: 'Starting' };
  const beating = (async () => {
    while (!stopped.signal.aborted) {
      try {
        const state = await dispatcher.beat(job, progress);
        if (state !== 'held') told.abort(state);
      } catch (error) {
        log.error('A heartbeat was missed', { job: job.id, error });
      }
      await wait(beatMilliseconds, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    signal: AbortSignal.any([told.signal, signal]),
    onProgress: (next: JobProgress) => {
      progress = next;
    },
    stop: () => {
      stopped.abort();
      return beating;
    },
  };
}

async function settleFailure(job: Job, thrown: unknown, signal: AbortSignal, options: WorkerOptions): Promise<void> {
  const { dispatcher, log } = options;
  const error = reasonOf(thrown);
  if (signal.reason === 'lost' || error instanceof LostJobError) {
    log.info('Job lost to another worker', { job: job.id });
  } else if (signal.reason === 'cancelled') {
    await dispatcher.cancelled(job);
    log.info('Job cancelled', { job: job.id });
  } else if (options.signal.aborted) {
    await dispatcher.release(job);
    log.info('Job put back', { job: job.id });
  } else {
    const message = error instanceof Error ? error.message : String(error);
    await dispatcher.fail(job, { message, mayRetry: mayRetry(error) });
    log.error('Job failed', { job: job.id, error });
  }
}

// What a person has to change first would fail the same way again; a conflict, and what nobody foresaw, may pass.
function mayRetry(error: unknown): boolean {
  return !isCairnError(error) || error.code === 'conflict';
}
