import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { type AssessmentInput, AssessmentMessage, type AssessmentTask } from '@/lib/jobs/assessment-messages';
import { ContainedProcess } from '@/lib/jobs/contained-process';
import type { RestingProcesses } from '@/lib/jobs/resting-processes';
import type { JobRunner } from '@/lib/jobs/worker';
import { currentOverlay } from '@/lib/services/current-model';

/** How processes are started that look at repositories. */
export interface AssessmentProcess {
  context: Context;
  /** The bundle of `assessment-process.ts`. */
  processEntry: URL;
  /** Keeps processes for the next assessment; without, each has one of its own. */
  resting?: RestingProcesses;
  timeLimitMilliseconds?: number;
  memoryLimitMebibytes?: number;
}

/** The message with which such a process ends well. */
export type AssessmentEnd = Extract<AssessmentMessage, { type: 'assessed' | 'traced' }>;

/**
 * Looks at repositories in a process that gets no secrets. Throws CairnError as that process refuses, and
 * `limit-exceeded` or `unreadable` as `ContainedProcess.run`.
 */
export async function runAssessmentProcess(
  {
    context,
    processEntry,
    resting,
    timeLimitMilliseconds = 1_200_000,
    memoryLimitMebibytes = 2_048,
  }: AssessmentProcess,
  { now, ...wanted }: AssessmentTask & { now: Date },
  { signal, onProgress }: Parameters<JobRunner>[1],
): Promise<AssessmentEnd> {
  const { dataFolder, projectFolder } = context;
  const { CAIRN_SECRET: _secret, DATABASE_URL: _url, ...environment } = context.environment;
  const overlay = await currentOverlay(context);
  const input: AssessmentInput = { wanted, now, overlay, dataFolder, projectFolder, environment };
  const ends: AssessmentMessage[] = [];
  const onMessage = (posted: unknown) => {
    const message = AssessmentMessage.parse(posted);
    if (message.type === 'progress') onProgress(message.progress);
    else ends.push(message);
  };
  signal.throwIfAborted();
  const options = { entry: processEntry, env: environment.git, memoryLimitMebibytes };
  const process = resting?.take(options) ?? new ContainedProcess(options);
  try {
    await process.run({ input, onMessage, timeLimitMilliseconds, signal });
  } finally {
    if (resting) resting.giveBack(process);
    else process.end();
  }
  return settle(ends[0]);
}

function settle(message: AssessmentMessage | undefined): AssessmentEnd {
  if (message?.type === 'assessed' || message?.type === 'traced') return message;
  if (message?.type === 'refused') throw new CairnError(message.code, message.message);
  throw new Error('The assessment ended without a result.');
}
