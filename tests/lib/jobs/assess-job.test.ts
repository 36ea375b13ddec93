import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Context } from '@/lib/context';
import { createAssessRunner } from '@/lib/jobs/assess-job';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { runWorker } from '@/lib/jobs/worker';
import { changeModel } from '@/lib/services/change-model';
import { currentModel } from '@/lib/services/current-model';
import { getAssessment } from '@/lib/services/get-assessment';
import { getEvidenceLines } from '@/lib/services/get-evidence-lines';
import { getJob, type JobView } from '@/lib/services/get-job';
import { judgeStored } from '@/lib/services/judge-stored';
import { startAssessment } from '@/lib/services/start-assessment';
import { aContext } from '@/tests/factories/context';
import { makeGitRepository } from '@/tests/factories/git-repository';

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

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: "example.org/web:1.2.3" }]
`;

function aRepository(): string {
  const files = { 'apps/web/deployment.yaml': deployment };
  const made = makeGitRepository({ commits: [{ message: 'Start', date: '2026-10-01T10:00:00Z', files }] });
  onTestFinished(made.cleanup);
  return made.path;
}

/** Lets a worker do a job and gives what became of it. */
async function finish(context: Context, jobId: string): Promise<JobView | null> {
  const stop = new AbortController();
  const working = runWorker({
    dispatcher: createDispatcher({ db: context.db, owner: 'test', now: context.now }),
    runners: { assess: createAssessRunner({ context, processEntry: pathToFileURL(join(folder, 'process.mjs')) }) },
    slots: 1,
    signal: stop.signal,
    log: context.log,
    pollMilliseconds: 10,
  });
  const job = await vi.waitFor(
    async () => {
      const found = await getJob(context, { id: jobId });
      expect(found?.finishedAt).not.toBeNull();
      return found;
    },
    { timeout: 25_000, interval: 50 },
  );
  stop.abort();
  await working;
  return job;
}

describe('lib/jobs/assess-job.ts', () => {
  it('assesses a repository and keeps the Report, its evidence and what it followed', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
    const address = aRepository();
    const first = await finish(context, (await startAssessment(context, { address })).jobId);
    expect(first).toMatchObject({ state: 'done', error: null });
    context.pass(60_000);
    const second = await finish(context, (await startAssessment(context, { address })).jobId);
    const view = await getAssessment(context, { id: second?.assessmentId ?? '' });
    expect(view?.previous?.id).toBe(first?.assessmentId);
    const manifests = view?.report.indicators.find(({ id }) => id === 'kubernetes-manifests');
    expect(manifests?.outcome).toBe('present');
    const [place] = manifests?.evidence ?? [];
    expect(place?.path).toBe('apps/web/deployment.yaml');
    const lines = await getEvidenceLines(context, {
      assessmentId: second?.assessmentId ?? '',
      repository: place?.repository ?? '',
      path: place?.path ?? '',
      line: place?.line ?? 0,
    });
    expect(lines?.lines.join('\n')).toContain('kind: Deployment');
  });

  it('judges by the model that holds, which can be judged again by another from what was kept', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
    const overlay = { thresholds: { provisionalCoverage: 0.01 }, gates: {} };
    const { version } = await changeModel(context, { overlay, reason: 'A test' });
    const job = await finish(context, (await startAssessment(context, { address: aRepository() })).jobId);
    const id = job?.assessmentId ?? '';
    const view = await getAssessment(context, { id });
    expect(view?.report).toMatchObject({ model: version, level: { provisional: false } });
    const again = await judgeStored(context, { id, model: await currentModel(context) });
    expect(JSON.stringify(again.report)).toBe(JSON.stringify(view?.report));
    const asDelivered = await judgeStored(context, { id, model: context.model });
    expect(asDelivered.report).toMatchObject({ model: context.model.version, level: { provisional: true } });
  });

  it('gives the reason when there is no such repository', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
    const { jobId } = await startAssessment(context, { address: '/nowhere/to/be/found' });
    const job = await finish(context, jobId);
    expect(job).toMatchObject({ state: 'failed', assessmentId: null });
    expect(job?.error).toContain('/nowhere/to/be/found');
  });
});
