import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client';
import { cancelJob, findJob, insertJob } from '@/db/store/jobs';
import { createDispatcher, usualLeaseMilliseconds } from '@/lib/jobs/dispatcher';
import type { Job } from '@/lib/jobs/job';
import { aDatabase } from '@/tests/factories/database';

/** A database with a clock that the test moves, and two workers on it. */
async function aQueue() {
  const db = await aDatabase();
  const clock = { time: Date.parse('2026-11-01T12:00:00Z') };
  const now = () => new Date(clock.time);
  const worker = (owner: string) => createDispatcher({ db, owner, now });
  return {
    db,
    now,
    pass: (milliseconds: number) => {
      clock.time += milliseconds;
    },
    first: worker('first'),
    second: worker('second'),
  };
}

function enqueue(queue: { db: Database; now: () => Date }, id: string, key = id): Promise<string> {
  const job = { id, kind: 'assess', key, payload: { of: id }, now: queue.now() };
  return queue.db.write((transaction) => insertJob(transaction, job));
}

function cancel(queue: { db: Database; now: () => Date }, id: string): Promise<void> {
  return queue.db.write((transaction) => cancelJob(transaction, id, queue.now()));
}

async function claimed(claim: Promise<Job | null>): Promise<Job> {
  const job = await claim;
  if (!job) throw new Error('There was no job to claim.');
  return job;
}

const progress = { done: 3, total: 10, message: 'Reading files' };

describe('lib/jobs/dispatcher.ts', () => {
  it('hands out each job once, the one that waited longest first', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    queue.pass(1);
    await enqueue(queue, 'b');
    expect((await queue.first.claim())?.id).toBe('a');
    expect((await queue.second.claim())?.id).toBe('b');
    expect(await queue.first.claim()).toBeNull();
  });

  it('hands no job to two workers that ask at the same time', async () => {
    const queue = await aQueue();
    const ids = Array.from({ length: 24 }, (_, index) => `job-${index}`);
    for (const id of ids) await enqueue(queue, id);
    const workers = Array.from({ length: 6 }, (_, index) =>
      createDispatcher({ db: queue.db, owner: `worker-${index}`, now: queue.now }),
    );
    const claims: (Job | null)[] = [];
    for (let round = 0; round < 6; round += 1) {
      claims.push(...(await Promise.all(workers.map((worker) => worker.claim()))));
    }
    const got = claims.flatMap((job) => (job ? [job] : []));
    expect(got.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(got.every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('queues the same work once while it is open, and anew afterwards', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a', 'same');
    expect(await enqueue(queue, 'b', 'same')).toBe('a');
    const job = await claimed(queue.first.claim());
    expect(await enqueue(queue, 'c', 'same')).toBe('a');
    await queue.first.complete(job, async () => 'result');
    expect(await enqueue(queue, 'd', 'same')).toBe('d');
  });

  it('keeps progress, and the result when it is done', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    const job = await claimed(queue.first.claim());
    expect(await queue.first.beat(job, progress)).toBe('held');
    expect(await findJob(queue.db.read, 'a')).toMatchObject({ state: 'running', progress, payload: { of: 'a' } });
    await queue.first.complete(job, async () => 'assessment-1');
    expect(await findJob(queue.db.read, 'a')).toMatchObject({
      state: 'done',
      resultId: 'assessment-1',
      finishedAt: queue.now(),
    });
  });

  it('hands the job of a killed worker to another, whose result alone counts', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    const dead = await claimed(queue.first.claim());
    queue.pass(usualLeaseMilliseconds - 1);
    expect(await queue.second.claim()).toBeNull();
    queue.pass(1);
    const resumed = await claimed(queue.second.claim());
    expect(resumed).toMatchObject({ id: 'a', attempts: 2 });
    expect(await queue.first.beat(dead, progress)).toBe('lost');
    await expect(queue.first.complete(dead, async () => 'too late')).rejects.toThrow('another worker');
    await queue.second.complete(resumed, async () => 'in time');
    expect(await findJob(queue.db.read, 'a')).toMatchObject({ state: 'done', resultId: 'in time' });
  });

  it('keeps a job for as long as its worker is heard of', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    const job = await claimed(queue.first.claim());
    for (let beat = 0; beat < 5; beat += 1) {
      queue.pass(usualLeaseMilliseconds - 1);
      expect(await queue.first.beat(job, progress)).toBe('held');
    }
    expect(await queue.second.claim()).toBeNull();
  });

  it('gives up a job that kills its worker every time', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await claimed(queue.first.claim());
      queue.pass(usualLeaseMilliseconds);
    }
    expect(await queue.first.claim()).toBeNull();
    const job = await findJob(queue.db.read, 'a');
    expect(job?.state).toBe('failed');
    expect(job?.error).toContain('died 3 times');
  });

  it('tries a failed job again after a longer pause each time, then gives the reason', async () => {
    const queue = await aQueue();
    const failure = { message: 'The disk is full', mayRetry: true };
    await enqueue(queue, 'a');
    await queue.first.fail(await claimed(queue.first.claim()), failure);
    expect(await findJob(queue.db.read, 'a')).toMatchObject({ state: 'queued', error: 'The disk is full' });
    queue.pass(4_999);
    expect(await queue.first.claim()).toBeNull();
    queue.pass(1);
    await queue.first.fail(await claimed(queue.first.claim()), failure);
    queue.pass(19_999);
    expect(await queue.first.claim()).toBeNull();
    queue.pass(1);
    await queue.first.fail(await claimed(queue.first.claim()), failure);
    expect(await findJob(queue.db.read, 'a')).toMatchObject({
      state: 'failed',
      error: 'The disk is full',
      attempts: 3,
    });
  });

  it('fails at once what would fail again', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    await queue.first.fail(await claimed(queue.first.claim()), { message: 'No such repository', mayRetry: false });
    expect(await findJob(queue.db.read, 'a')).toMatchObject({ state: 'failed', error: 'No such repository' });
  });

  it('cancels a waiting job at once', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    await cancel(queue, 'a');
    expect(await findJob(queue.db.read, 'a')).toMatchObject({ state: 'cancelled', finishedAt: queue.now() });
    expect(await queue.first.claim()).toBeNull();
  });

  it('tells the worker of a running job to stop, while the same work may be queued anew', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a', 'same');
    const job = await claimed(queue.first.claim());
    await cancel(queue, 'a');
    expect(await queue.first.beat(job, progress)).toBe('cancelled');
    expect(await enqueue(queue, 'b', 'same')).toBe('b');
    await queue.first.cancelled(job);
    expect((await findJob(queue.db.read, 'a'))?.state).toBe('cancelled');
    expect((await findJob(queue.db.read, 'b'))?.state).toBe('queued');
  });

  it('does not resume what was cancelled while its worker was dead', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    await claimed(queue.first.claim());
    await cancel(queue, 'a');
    queue.pass(usualLeaseMilliseconds);
    expect(await queue.second.claim()).toBeNull();
    expect((await findJob(queue.db.read, 'a'))?.state).toBe('cancelled');
  });

  it('leaves a job that has ended as it is when it is cancelled', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    await queue.first.complete(await claimed(queue.first.claim()), async () => 'result');
    await cancel(queue, 'a');
    expect(await findJob(queue.db.read, 'a')).toMatchObject({ state: 'done', resultId: 'result' });
  });

  it('counts no attempt for a worker that was stopped in good order', async () => {
    const queue = await aQueue();
    await enqueue(queue, 'a');
    await queue.first.release(await claimed(queue.first.claim()));
    expect(await claimed(queue.second.claim())).toMatchObject({ id: 'a', attempts: 1 });
  });
});
