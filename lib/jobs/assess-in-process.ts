import { join } from 'node:path';
import { openBlobFacts } from '@/db/store/blob-facts';
import { assess } from '@/lib/assessment/assess';
import { isCairnError } from '@/lib/errors';
import type { AssessmentInput, AssessmentMessage } from '@/lib/jobs/assessment-messages';
import type { JobProgress } from '@/lib/jobs/job';
import { readModel } from '@/lib/model/read-content';
import { collectFacts } from '@/lib/services/collect-facts';

const progressPauseMilliseconds = 100;

/** What one assessment does in the process that `assess-job.ts` starts for it. Sends how far it is; gives the last message. */
export async function assessInProcess(
  input: AssessmentInput,
  send: (message: AssessmentMessage) => void,
  signal: AbortSignal,
): Promise<AssessmentMessage> {
  let sentAt = Number.NEGATIVE_INFINITY;
  const onProgress = (progress: JobProgress) => {
    if (performance.now() - sentAt < progressPauseMilliseconds) return;
    sentAt = performance.now();
    send({ type: 'progress', progress });
  };
  try {
    return await collectAndAssess(input, onProgress, signal);
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { type: 'refused', code: error.code, message: error.message };
  }
}

async function collectAndAssess(
  { payload, now, dataFolder, projectFolder, environment }: AssessmentInput,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<AssessmentMessage> {
  const model = readModel(join(projectFolder, 'content'));
  const cache = openBlobFacts(join(dataFolder, 'cache.sqlite'), { now: () => now });
  try {
    const facts = await collectFacts({
      addresses: payload.addresses,
      revision: payload.revision ?? undefined,
      at: payload.at === null ? undefined : new Date(payload.at),
      includeTests: payload.includeTests,
      allowFile: environment.CAIRN_ALLOW_FILE,
      now,
      dataFolder,
      cache,
      model,
      environment,
      onProgress,
      signal,
    });
    const report = assess({ repositories: facts, model, now: now.toISOString() });
    return { type: 'assessed', report, facts: facts.map((each) => ({ ...each })) };
  } finally {
    cache.close();
  }
}
