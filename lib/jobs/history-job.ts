import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { insertHistory } from '@/db/store/histories';
import type { Context } from '@/lib/context';
import { AssessPayload } from '@/lib/jobs/assess-payload';
import type { AssessmentTask } from '@/lib/jobs/assessment-messages';
import { type AssessmentProcess, runAssessmentProcess } from '@/lib/jobs/run-assessment-process';
import type { JobRunner } from '@/lib/jobs/worker';
import { describeTeam } from '@/lib/services/describe-team';

/** What the job `history` is given: what was assessed and how, or which team, whose past is wanted. */
export const HistoryPayload = z.union([
  z.object({ assessmentId: z.string(), assess: AssessPayload }),
  z.object({ assessmentId: z.string(), teamId: z.string() }),
]);
export type HistoryPayload = z.infer<typeof HistoryPayload>;

async function taskOf(context: Context, payload: HistoryPayload): Promise<AssessmentTask> {
  if ('assess' in payload) return { task: 'history', payload: payload.assess };
  return { task: 'team-history', team: await describeTeam(context, payload.teamId) };
}

/** Replays the past of an assessment in a process with limits, and keeps it. The result's id is that of the assessment. */
export function createHistoryRunner(options: AssessmentProcess): JobRunner {
  return async (job, run) => {
    const payload = HistoryPayload.parse(job.payload);
    const { assessmentId } = payload;
    const now = options.context.now();
    const end = await runAssessmentProcess(options, { ...(await taskOf(options.context, payload)), now }, run);
    if (end.type !== 'traced') throw new Error('The look back ended without a History.');
    return async (transaction) => {
      await insertHistory(transaction, { id: randomUUID(), assessmentId, history: end.history, createdAt: now });
      return assessmentId;
    };
  };
}
