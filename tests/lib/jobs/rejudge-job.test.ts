import { describe, expect, it, vi } from 'vitest';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { createRejudgeRunner } from '@/lib/jobs/rejudge-job';
import { runWorker } from '@/lib/jobs/worker';
import { changeModel } from '@/lib/services/change-model';
import { getJob } from '@/lib/services/get-job';
import { listOutdated } from '@/lib/services/rejudge-all';
import { startRejudging } from '@/lib/services/start-rejudging';
import { aContext } from '@/tests/factories/context';
import { keepJudged } from '@/tests/factories/judged-assessment';

describe('lib/jobs/rejudge-job.ts', () => {
  it('judges what is outdated again, as one job however often it is asked for', async () => {
    const context = await aContext();
    await keepJudged(context);
    context.pass(1_000);
    await changeModel(context, { overlay: { thresholds: { thinShare: 0.1 }, gates: {} }, reason: 'A test' });
    const { jobId } = await startRejudging(context);
    expect(await startRejudging(context)).toEqual({ jobId });
    const stop = new AbortController();
    const working = runWorker({
      dispatcher: createDispatcher({ db: context.db, owner: 'test', now: context.now }),
      runners: { rejudge: createRejudgeRunner(context) },
      slots: 1,
      signal: stop.signal,
      log: context.log,
      pollMilliseconds: 10,
    });
    await vi.waitFor(async () => expect((await getJob(context, { id: jobId }))?.state).toBe('done'), 20_000);
    stop.abort();
    await working;
    expect(await listOutdated(context)).toEqual([]);
    expect((await getJob(context, { id: jobId }))?.assessmentId).toBeNull();
  });
});
