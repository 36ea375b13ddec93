import type { Database, Queries } from '@/db/client';
import { claimJob, endAbandonedJobs, finishJob, hasClaimableJob, renewLease, requeueJob } from '@/db/store/jobs';
import type { Job, JobProgress } from '@/lib/jobs/job';

/** Hands out jobs to one worker and takes back what became of them. */
export interface Dispatcher {
  /** The next job, now held by this worker; null when there is nothing to do. */
  claim(): Promise<Job | null>;
  /** Keeps the job and stores its progress. `lost`: another worker has taken it up. */
  beat(job: Job, progress: JobProgress): Promise<'held' | 'cancelled' | 'lost'>;
  /** Ends the job as done; what it made is kept in the same transaction, or not at all when the job is lost. */
  complete(job: Job, keep: (transaction: Queries) => Promise<string>): Promise<void>;
  /** Ends the job as failed, or queues it again after a pause when it may be retried and has attempts left. */
  fail(job: Job, failure: { message: string; mayRetry: boolean }): Promise<void>;
  /** Ends the job as cancelled. */
  cancelled(job: Job): Promise<void>;
  /** Gives the job back unharmed, for a worker that is being stopped. */
  release(job: Job): Promise<void>;
}

export interface DispatcherOptions {
  db: Database;
  /** Names this worker among all others. */
  owner: string;
  now: () => Date;
  leaseMilliseconds?: number;
  /** Times that a job is taken up before it is given up. */
  maximumAttempts?: number;
}

/** A worker that has not been heard of for so long is taken for dead. */
export const usualLeaseMilliseconds = 15_000;
const usualAttempts = 3;
const firstPauseMilliseconds = 5_000;

/**
 * Hands out jobs by leases in the jobs table, on both engines. Whatever a worker does to a job is done on the condition that the
 * job is still its own, so that a worker that was taken for dead can do no harm when it comes back.
 */
export function createDispatcher({
  db,
  owner,
  now,
  leaseMilliseconds = usualLeaseMilliseconds,
  maximumAttempts = usualAttempts,
}: DispatcherOptions): Dispatcher {
  const leaseEnd = () => new Date(now().getTime() + leaseMilliseconds);
  return {
    async claim() {
      if (!(await hasClaimableJob(db.read, now()))) return null;
      return db.writeByRow(async (transaction) => {
        await endAbandonedJobs(transaction, { now: now(), maximumAttempts, error: diedTooOften(maximumAttempts) });
        return claimJob(transaction, { owner, now: now(), until: leaseEnd() });
      });
    },
    async beat(job, progress) {
      const held = await db.writeByRow((transaction) =>
        renewLease(transaction, { id: job.id, owner, until: leaseEnd(), progress }),
      );
      if (!held) return 'lost';
      return held.cancelRequested ? 'cancelled' : 'held';
    },
    async complete(job, keep) {
      await db.write(async (transaction) => {
        const resultId = await keep(transaction);
        const isHeld = await finishJob(transaction, job.id, owner, { state: 'done', resultId, now: now() });
        if (!isHeld) throw new LostJobError(job.id);
      });
    },
    async fail(job, { message, mayRetry }) {
      await db.writeByRow(async (transaction) => {
        if (!mayRetry || job.attempts >= maximumAttempts) {
          await finishJob(transaction, job.id, owner, { state: 'failed', error: message, now: now() });
          return;
        }
        const pause = firstPauseMilliseconds * 4 ** (job.attempts - 1);
        const availableAt = new Date(now().getTime() + pause);
        await requeueJob(transaction, job.id, owner, { availableAt, attempts: job.attempts, error: message });
      });
    },
    async cancelled(job) {
      await db.writeByRow((transaction) => finishJob(transaction, job.id, owner, { state: 'cancelled', now: now() }));
    },
    async release(job) {
      const back = { availableAt: now(), attempts: job.attempts - 1, error: null };
      await db.writeByRow((transaction) => requeueJob(transaction, job.id, owner, back));
    },
  };
}

function diedTooOften(times: number): string {
  return `The worker died ${times} times at this. Its log may say why; most often memory ran out.`;
}

/** The job was taken up by another worker while this one was still at it; the other's result counts. */
export class LostJobError extends Error {
  override readonly name = 'LostJobError';

  constructor(id: string) {
    super(`The job ${id} is held by another worker.`);
  }
}
