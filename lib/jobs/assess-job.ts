import { randomUUID } from 'node:crypto';
import type { Queries } from '@/db/client';
import { insertAssessment } from '@/db/store/assessments';
import { insertRepositoryFacts } from '@/db/store/repository-facts';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { AssessPayload, assessmentSubject } from '@/lib/jobs/assess-payload';
import { type AssessmentInput, AssessmentMessage } from '@/lib/jobs/assessment-messages';
import { runContained } from '@/lib/jobs/contained-process';
import type { JobRunner } from '@/lib/jobs/worker';

type Assessed = Extract<AssessmentMessage, { type: 'assessed' }>;

export interface AssessJobOptions {
  context: Context;
  /** The bundle of `assessment-process.ts`. */
  processEntry: URL;
  timeLimitMilliseconds?: number;
  memoryLimitMebibytes?: number;
}

/** Runs an assessment in a process with limits, and keeps the facts and the assessment together. */
export function createAssessRunner(options: AssessJobOptions): JobRunner {
  return async (job, { signal, onProgress }) => {
    const payload = AssessPayload.parse(job.payload);
    const now = options.context.now();
    const assessed = await runAssessment(options, payload, now, signal, onProgress);
    return (transaction) => keepAssessment(transaction, payload, assessed, now);
  };
}

async function runAssessment(
  { context, processEntry, timeLimitMilliseconds = 1_200_000, memoryLimitMebibytes = 2_048 }: AssessJobOptions,
  payload: AssessPayload,
  now: Date,
  signal: AbortSignal,
  onProgress: Parameters<JobRunner>[1]['onProgress'],
): Promise<Assessed> {
  const { dataFolder, projectFolder } = context;
  const { CAIRN_SECRET: _secret, DATABASE_URL: _url, ...environment } = context.environment;
  const input: AssessmentInput = { payload, now, dataFolder, projectFolder, environment };
  const ends: AssessmentMessage[] = [];
  const onMessage = (posted: unknown) => {
    const message = AssessmentMessage.parse(posted);
    if (message.type === 'progress') onProgress(message.progress);
    else ends.push(message);
  };
  await runContained({
    entry: processEntry,
    input,
    env: environment.git,
    onMessage,
    timeLimitMilliseconds,
    memoryLimitMebibytes,
    signal,
  });
  return settle(ends[0]);
}

function settle(message: AssessmentMessage | undefined): Assessed {
  if (message?.type === 'assessed') return message;
  if (message?.type === 'refused') throw new CairnError(message.code, message.message);
  throw new Error('The assessment ended without a result.');
}

async function keepAssessment(
  transaction: Queries,
  payload: AssessPayload,
  { report, facts }: Assessed,
  now: Date,
): Promise<string> {
  const factsIds: string[] = [];
  for (const [position, each] of facts.entries()) {
    const address = payload.addresses[position];
    if (address === undefined) throw new Error('There are facts of a repository that was not asked for.');
    const id = randomUUID();
    await insertRepositoryFacts(transaction, { id, address, facts: each, now });
    factsIds.push(id);
  }
  const id = randomUUID();
  const { label } = payload;
  await insertAssessment(transaction, {
    id,
    subject: assessmentSubject(payload),
    label,
    report,
    createdAt: now,
    factsIds,
  });
  return id;
}
