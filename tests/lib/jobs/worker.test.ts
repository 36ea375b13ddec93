import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/client';
import { repositories } from '@/db/schema';
import { cancelJob, findJob, insertJob } from '@/db/store/jobs';
import { CairnError } from '@/lib/errors';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { type JobRunner, runWorker } from '@/lib/jobs/worker';
import { aDatabase } from '@/tests/factories/database';

const silent = { info: () => undefined, error: () => undefined };

/** Runs a worker while `during` runs, then stops it and waits for its end. */
async function withWorker(db: Database, runner: JobRunner, during: () => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const working = runWorker({
    dispatcher: createDispatcher({ db, owner: randomUUID(), now: () => new Date() }),
    runners: { assess: runner },
    slots: 2,
    signal: stop.signal,
    log: silent,
    pollMilliseconds: 5,
    beatMilliseconds: 5,
  });
  await during();
  stop.abort();
  await working;
}

function enqueue(db: Database, id: string, kind = 'assess'): Promise<string> {
  return db.write((transaction) => insertJob(transaction, { id, kind, key: id, payload: {}, now: new Date() }));
}

function waitForState(db: Database, id: string, state: string): Promise<void> {
  return vi.waitFor(async () => expect((await findJob(db.read, id))?.state).toBe(state), { timeout: 5_000 });
}

/** Runs until it is told to stop. */
const endless: JobRunner = (_job, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));

describe('lib/jobs/worker.ts', () => {
  it('does a job and keeps its progress and result', async () => {
    const db = await aDatabase();
    await enqueue(db, 'a');
    const runner: JobRunner = async (_job, { onProgress }) => {
      onProgress({ done: 1, total: 2, message: 'Half way' });
      await vi.waitFor(async () => expect((await findJob(db.read, 'a'))?.progress.message).toBe('Half way'));
      return async () => 'assessment-1';
    };
    await withWorker(db, runner, () => waitForState(db, 'a', 'done'));
    expect(await findJob(db.read, 'a')).toMatchObject({ resultId: 'assessment-1', error: null });
  });

  it('gives the reason of a failure that a person can do something about, at once', async () => {
    const db = await aDatabase();
    await enqueue(db, 'a');
    const runner: JobRunner = async () => {
      throw new CairnError('not-found', 'There is no such repository.');
    };
    await withWorker(db, runner, () => waitForState(db, 'a', 'failed'));
    expect(await findJob(db.read, 'a')).toMatchObject({ error: 'There is no such repository.', attempts: 1 });
  });

  it('queues a job again after a failure that nobody foresaw', async () => {
    const db = await aDatabase();
    await enqueue(db, 'a');
    const runner: JobRunner = async () => {
      throw new Error('disk I/O error');
    };
    await withWorker(db, runner, () =>
      vi.waitFor(async () => expect((await findJob(db.read, 'a'))?.error).toBe('disk I/O error')),
    );
    expect(await findJob(db.read, 'a')).toMatchObject({ state: 'queued', attempts: 1 });
  });

  it('shows people no statement of a query that failed, and no value of it', async () => {
    const db = await aDatabase();
    await enqueue(db, 'a');
    const runner: JobRunner = async () => {
      await db.read.insert(repositories).values({ id: 'a', url: 'https://secret.example', createdAt: new Date() });
      return async () => 'result';
    };
    await withWorker(db, runner, () =>
      vi.waitFor(async () => expect((await findJob(db.read, 'a'))?.error).toMatch(/read-?only/), { timeout: 5_000 }),
    );
    expect((await findJob(db.read, 'a'))?.error).not.toMatch(/insert into|secret/i);
  });

  it('stops a running job that is cancelled', async () => {
    const db = await aDatabase();
    await enqueue(db, 'a');
    await withWorker(db, endless, async () => {
      await waitForState(db, 'a', 'running');
      await db.write((transaction) => cancelJob(transaction, 'a', new Date()));
      await waitForState(db, 'a', 'cancelled');
    });
  });

  it('puts running jobs back when it is stopped, for the next worker to resume', async () => {
    const db = await aDatabase();
    await enqueue(db, 'a');
    await withWorker(db, endless, () => waitForState(db, 'a', 'running'));
    expect(await findJob(db.read, 'a')).toMatchObject({ state: 'queued', attempts: 0 });
    await withWorker(
      db,
      async () => async () => 'result',
      () => waitForState(db, 'a', 'done'),
    );
  });

  it('fails a job of a kind that it does not know', async () => {
    const db = await aDatabase();
    await enqueue(db, 'a', 'dance');
    await withWorker(db, endless, () => waitForState(db, 'a', 'failed'));
    expect((await findJob(db.read, 'a'))?.error).toContain('"dance"');
  });
});
