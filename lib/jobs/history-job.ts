import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { insertHistory } from '@/db/store/histories';
import { AssessPayload } from '@/lib/jobs/assess-payload';
import { type AssessmentProcess, runAssessmentProcess } from '@/lib/jobs/run-assessment-process';
import type { JobRunner } from '@/lib/jobs/worker';

/** What the job `history` is given: what was assessed and how, whose past is wanted. */
export const HistoryPayload = z.object({ assessmentId: z.string(), assess: AssessPayload });
export type HistoryPayload = z.infer<typeof HistoryPayload>;

/** Replays the past of an assessment in a process with limits, and keeps it. The result's id is that of the assessment. */
export function createHistoryRunner(options: AssessmentProcess): JobRunner {
  return async (job, run) => {
    const { assessmentId, assess } = HistoryPayload.parse(job.payload);
    const now = options.context.now();
    const end = await runAssessmentProcess(options, { task: 'history', payload: assess, now }, run);
    if (end.type !== 'traced') throw new Error('The look back ended without a History.');
    return async (transaction) => {
      await insertHistory(transaction, { id: randomUUID(), assessmentId, history: end.history, createdAt: now });
      return assessmentId;
    };
  };
}
