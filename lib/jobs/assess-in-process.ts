import { join } from 'node:path';
import { openBlobFacts } from '@/db/store/blob-facts';
import { assess } from '@/lib/assessment/assess';
import { CairnError, isCairnError } from '@/lib/errors';
import type { AssessmentInput, AssessmentMessage } from '@/lib/jobs/assessment-messages';
import type { JobProgress } from '@/lib/jobs/job';
import { readModel } from '@/lib/model/read-content';
import { collectFacts } from '@/lib/services/collect-facts';
import { overlaidModel } from '@/lib/services/overlaid-model';
import { traceHistory } from '@/lib/services/trace-history';

const progressPauseMilliseconds = 100;

/** What an assessment or a look back does in the process that is started for it. Sends how far it is; gives the last message. */
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
  { task, payload, now, overlay, dataFolder, projectFolder, environment }: AssessmentInput,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<AssessmentMessage> {
  const model = overlaidModel(readModel(join(projectFolder, 'content')), overlay);
  const cache = openBlobFacts(join(dataFolder, 'cache.sqlite'), { now: () => now });
  const { addresses, includeTests } = payload;
  const revision = payload.revision ?? undefined;
  const at = payload.at === null ? undefined : new Date(payload.at);
  const allowFile = environment.CAIRN_ALLOW_FILE;
  const common = { revision, includeTests, allowFile, dataFolder, cache, model, environment, onProgress, signal };
  try {
    if (task === 'history') {
      const [address, ...others] = addresses;
      if (address === undefined || others.length > 0) throw new CairnError('invalid-input', severalRepositories);
      return { type: 'traced', history: await traceHistory({ ...common, address, now: at ?? now }) };
    }
    const facts = await collectFacts({ ...common, addresses, at, now });
    const report = assess({ repositories: facts, model, now: now.toISOString() });
    return { type: 'assessed', report, facts: facts.map((each) => ({ ...each })) };
  } finally {
    cache.close();
  }
}

const severalRepositories = 'The past is replayed of one repository at a time. Assess each by itself.';
