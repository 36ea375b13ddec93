import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { openBlobFacts } from '@/db/store/blob-facts';
import { assess } from '@/lib/assessment/assess';
import { isCairnError } from '@/lib/errors';
import type { AssessmentInput, AssessmentMessage } from '@/lib/jobs/assessment-messages';
import type { JobProgress } from '@/lib/jobs/job';
import { readModel } from '@/lib/model/read-content';
import { collectFacts } from '@/lib/services/collect-facts';

/** What one assessment does in the thread that `assess-job.ts` starts for it. A message from there means: stop. */
export async function runAssessmentThread(input: AssessmentInput, port: MessagePort): Promise<void> {
  const stop = new AbortController();
  port.on('message', () => stop.abort());
  const post = (message: AssessmentMessage) => port.postMessage(message);
  try {
    post(await assessInThread(input, stop.signal, (progress) => post({ type: 'progress', progress })));
  } catch (error) {
    if (!isCairnError(error)) throw error;
    post({ type: 'refused', code: error.code, message: error.message });
  } finally {
    port.close();
  }
}

async function assessInThread(
  { payload, ...input }: AssessmentInput,
  signal: AbortSignal,
  onProgress: (progress: JobProgress) => void,
): Promise<AssessmentMessage> {
  const now = new Date(input.now);
  const model = readModel(join(input.projectFolder, 'content'));
  const cache = openBlobFacts(join(input.dataFolder, 'cache.sqlite'), { now: () => now });
  try {
    const facts = await collectFacts({
      addresses: payload.addresses,
      revision: payload.revision ?? undefined,
      at: payload.at === null ? undefined : new Date(payload.at),
      includeTests: payload.includeTests,
      allowFile: input.environment.CAIRN_ALLOW_FILE,
      now,
      dataFolder: input.dataFolder,
      cache,
      model,
      environment: input.environment,
      onProgress,
      signal,
    });
    const report = assess({ repositories: facts, model, now: input.now });
    return { type: 'assessed', report, facts: facts.map((each) => ({ ...each })) };
  } finally {
    cache.close();
  }
}
