import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Queries } from '@/db/client';
import { insertJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import type { HistoryPayload } from '@/lib/jobs/history-job';
import type { JobRunner } from '@/lib/jobs/worker';
import { createSampleOrganization } from '@/lib/services/create-sample-organization';
import { teamAssessmentKey } from '@/lib/services/start-team-assessment';

/** What the job `sample` is given: the day that the past of the sample leads up to, which a second try keeps. */
export const SamplePayload = z.object({ day: z.iso.datetime() });
export type SamplePayload = z.infer<typeof SamplePayload>;

/** What the job `sample-team` is given. */
export const SampleTeamPayload = z.object({ teamId: z.string() });

/** Makes the sample organization, and queues its teams when it ends. The result's id is that of the organization in addresses. */
export function createSampleRunner(context: Context): JobRunner {
  return async (job, { signal, onProgress }) => {
    const { day } = SamplePayload.parse(job.payload);
    const { teamIds } = await createSampleOrganization(context, { day: new Date(day), signal, onProgress });
    return async (transaction) => {
      for (const teamId of teamIds) await queueTeam(transaction, teamId, context.now());
      return 'sample';
    };
  };
}

function queueTeam(db: Queries, teamId: string, now: Date): Promise<string> {
  const payload: z.infer<typeof SampleTeamPayload> = { teamId };
  return insertJob(db, { id: randomUUID(), kind: 'sample-team', key: teamAssessmentKey(teamId), payload, now });
}

/** Assesses a team of the sample as any team is assessed, and queues the look back at its past. */
export function createSampleTeamRunner(context: Context, assessTeam: JobRunner): JobRunner {
  return async (job, run) => {
    const { teamId } = SampleTeamPayload.parse(job.payload);
    const keep = await assessTeam(job, run);
    return async (transaction) => {
      const assessmentId = await keep(transaction);
      const payload: HistoryPayload = { assessmentId, teamId };
      const look = { id: randomUUID(), kind: 'history', key: `history ${assessmentId}`, payload };
      await insertJob(transaction, { ...look, now: context.now() });
      return assessmentId;
    };
  };
}
