import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findJob, insertJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { assessmentSubject } from '@/lib/jobs/assess-payload';
import { createHistoryRunner } from '@/lib/jobs/history-job';
import { getHistory } from '@/lib/services/get-history';
import { startHistory } from '@/lib/services/start-history';
import { keepAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { makePastRepository } from '@/tests/factories/past-repository';
import { makeReport } from '@/tests/factories/sample-report';
import { errorOf } from '@/tests/lib/git/open-for-test';

let folder = '';

// Inside the project, where the bundle finds its packages.
beforeAll(async () => {
  mkdirSync('dist', { recursive: true });
  folder = mkdtempSync('dist/test-');
  const { bundle }: { bundle: (entries: Record<string, string>, folder: string) => Promise<void> } = await import(
    pathToFileURL('scripts/bundle.mjs').href
  );
  await bundle({ process: 'lib/jobs/assessment-process.ts' }, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keepAssessmentOf(context: Context, addresses: string[]): Promise<string> {
  const subject = assessmentSubject({ addresses, revision: null, at: null, includeTests: false, label: 'deploy' });
  return keepAssessment(context, makeReport(), subject);
}

/** Runs the queued job as a worker would, and keeps what it made. */
async function run(context: Context, jobId: string): Promise<string> {
  const job = await findJob(context.db.read, jobId);
  if (job === null) throw new Error('The job is not there.');
  const runner = createHistoryRunner({ context, processEntry: pathToFileURL(join(folder, 'process.mjs')) });
  const keep = await runner(job, { signal: new AbortController().signal, onProgress: () => undefined });
  return context.db.write(keep);
}

describe('lib/jobs/history-job.ts', () => {
  it('replays the past of an assessment and keeps it beside', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
    const made = makePastRepository();
    onTestFinished(made.cleanup);
    const assessmentId = await keepAssessmentOf(context, [made.path]);
    expect(await getHistory(context, { assessmentId })).toBeNull();
    const { jobId } = await startHistory(context, { assessmentId });
    expect(await startHistory(context, { assessmentId })).toEqual({ jobId });
    expect(await run(context, jobId)).toBe(assessmentId);
    const view = await getHistory(context, { assessmentId });
    expect(view?.createdAt).toBe('2026-11-01T12:00:00.000Z');
    expect(view?.history.points.map(({ level }) => level.indicated)).toEqual([null, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
  });

  it('refuses several repositories and an assessment that is not there', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
    const assessmentId = await keepAssessmentOf(context, ['/srv/one', '/srv/two']);
    const { jobId } = await startHistory(context, { assessmentId });
    expect(await errorOf(run(context, jobId))).toMatchObject({ code: 'invalid-input' });
    expect(await errorOf(startHistory(context, { assessmentId: 'none' }))).toMatchObject({ code: 'not-found' });
    await context.db.write((transaction) =>
      insertJob(transaction, { id: 'wrong', kind: 'history', key: 'wrong', payload: {}, now: context.now() }),
    );
    await expect(run(context, 'wrong')).rejects.toThrow();
  });
});
