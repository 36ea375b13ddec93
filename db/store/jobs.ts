import { and, asc, desc, eq, inArray, lte, or, type SQL } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { skipLocked } from '@/db/row-locks';
import { jobs } from '@/db/schema';
import type { Job, JobProgress } from '@/lib/jobs/job';

/** Queues a job, unless one of the same key is open; either way gives the id of the open one. */
export async function insertJob(
  db: Queries,
  job: { id: string; kind: string; key: string; payload: unknown; now: Date },
): Promise<string> {
  const { now, ...columns } = job;
  const [inserted] = await db
    .insert(jobs)
    .values({ ...columns, state: 'queued', availableAt: now, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: jobs.id });
  if (inserted) return inserted.id;
  const [open] = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.key, job.key), inArray(jobs.state, ['queued', 'running']), eq(jobs.cancelRequested, false)));
  if (!open) throw new Error(`The job ${job.id} was not queued, and none of its key is open.`);
  return open.id;
}

export async function findJob(db: Queries, id: string): Promise<Job | null> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id));
  return row ? toJob(row) : null;
}

/** Jobs by their ids; an id that has none is left out. */
export async function findJobs(db: Queries, ids: readonly string[]): Promise<Job[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(jobs)
    .where(inArray(jobs.id, [...ids]));
  return rows.map(toJob);
}

/** The newest job of each key; a key that never had one is left out. */
export async function findNewestOfKeys(db: Queries, keys: readonly string[]): Promise<Job[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .select()
    .from(jobs)
    .where(inArray(jobs.key, [...keys]))
    .orderBy(desc(jobs.createdAt), desc(jobs.id));
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap(([newest]) => (newest ? [toJob(newest)] : []));
}

/** Jobs of some kinds in some states, oldest first. */
export async function listJobsInState(
  db: Queries,
  { kinds, states }: { kinds: readonly string[]; states: readonly Job['state'][] },
): Promise<Job[]> {
  const rows = await db
    .select()
    .from(jobs)
    .where(and(inArray(jobs.state, [...states]), inArray(jobs.kind, [...kinds])))
    .orderBy(asc(jobs.createdAt), asc(jobs.id));
  return rows.map(toJob);
}

/** Whether a worker would find something to do: cheap enough to ask several times a second. */
export async function hasClaimableJob(db: Queries, now: Date): Promise<boolean> {
  const rows = await db.select({ id: jobs.id }).from(jobs).where(isClaimable(now)).limit(1);
  return rows.length > 0;
}

/** Takes up the job that waited longest, be it queued or left by a worker whose lease has run out. No two workers get one job. */
export async function claimJob(db: Queries, lease: { owner: string; now: Date; until: Date }): Promise<Job | null> {
  const [next] = await skipLocked(
    db
      .select({ id: jobs.id, attempts: jobs.attempts })
      .from(jobs)
      .where(isClaimable(lease.now))
      .orderBy(asc(jobs.availableAt), asc(jobs.createdAt))
      .limit(1),
  );
  if (!next) return null;
  const [claimed] = await db
    .update(jobs)
    .set({ state: 'running', leaseOwner: lease.owner, leaseUntil: lease.until, attempts: next.attempts + 1 })
    .where(eq(jobs.id, next.id))
    .returning();
  return claimed ? toJob(claimed) : null;
}

/** Ends what no worker will take up: cancelled while its worker was dead, or given up after too many attempts. */
export async function endAbandonedJobs(
  db: Queries,
  { now, maximumAttempts, error }: { now: Date; maximumAttempts: number; error: string },
): Promise<void> {
  const abandoned = await skipLocked(
    db
      .select({ id: jobs.id, attempts: jobs.attempts, cancelRequested: jobs.cancelRequested })
      .from(jobs)
      .where(leaseRanOut(now)),
  );
  for (const { id, attempts, cancelRequested } of abandoned) {
    const ending = cancelRequested ? { state: 'cancelled' as const, error: null } : { state: 'failed' as const, error };
    if (!cancelRequested && attempts < maximumAttempts) continue;
    await db
      .update(jobs)
      .set({ ...ending, ...released, finishedAt: now })
      .where(eq(jobs.id, id));
  }
}

/** Keeps the lease and says how far the job is. Null when the job is no longer this owner's. */
export async function renewLease(
  db: Queries,
  { id, owner, until, progress }: { id: string; owner: string; until: Date; progress: JobProgress },
): Promise<{ cancelRequested: boolean } | null> {
  const [held] = await db
    .update(jobs)
    .set({
      leaseUntil: until,
      progressDone: progress.done,
      progressTotal: progress.total,
      progressMessage: progress.message,
    })
    .where(isHeldBy(id, owner))
    .returning({ cancelRequested: jobs.cancelRequested });
  return held ?? null;
}

/** Ends a job that this owner holds. False when it is no longer its own. */
export async function finishJob(
  db: Queries,
  id: string,
  owner: string,
  end: { state: 'done' | 'failed' | 'cancelled'; error?: string; resultId?: string; now: Date },
): Promise<boolean> {
  const rows = await db
    .update(jobs)
    .set({
      ...released,
      state: end.state,
      error: end.error ?? null,
      resultId: end.resultId ?? null,
      finishedAt: end.now,
    })
    .where(isHeldBy(id, owner))
    .returning({ id: jobs.id });
  return rows.length > 0;
}

/** Puts a job that this owner holds back into the queue. */
export async function requeueJob(
  db: Queries,
  id: string,
  owner: string,
  back: { availableAt: Date; attempts: number; error: string | null },
): Promise<void> {
  await db
    .update(jobs)
    .set({ ...released, ...back, state: 'queued' })
    .where(isHeldBy(id, owner));
}

/** Cancels a queued job at once; asks the worker of a running one to stop. A job that has ended stays as it is. */
export async function cancelJob(db: Queries, id: string, now: Date): Promise<void> {
  await db
    .update(jobs)
    .set({ state: 'cancelled', finishedAt: now })
    .where(and(eq(jobs.id, id), eq(jobs.state, 'queued')));
  await db
    .update(jobs)
    .set({ cancelRequested: true })
    .where(and(eq(jobs.id, id), eq(jobs.state, 'running')));
}

const released = { leaseOwner: null, leaseUntil: null };

function isClaimable(now: Date): SQL | undefined {
  return or(and(eq(jobs.state, 'queued'), lte(jobs.availableAt, now)), leaseRanOut(now));
}

function leaseRanOut(now: Date): SQL | undefined {
  return and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now));
}

function isHeldBy(id: string, owner: string): SQL | undefined {
  return and(eq(jobs.id, id), eq(jobs.state, 'running'), eq(jobs.leaseOwner, owner));
}

function toJob(row: typeof jobs.$inferSelect): Job {
  const { id, kind, key, state, payload, error, attempts, resultId, createdAt, finishedAt } = row;
  const progress = { done: row.progressDone, total: row.progressTotal, message: row.progressMessage };
  return { id, kind, key, state, payload, progress, error, attempts, resultId, createdAt, finishedAt };
}
