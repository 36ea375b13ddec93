import { randomUUID } from 'node:crypto';
import { findAssessment } from '@/db/store/assessments';
import { insertJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { payloadOfSubject } from '@/lib/jobs/assess-payload';
import type { HistoryPayload } from '@/lib/jobs/history-job';

/**
 * Queues the replay of the past of an assessed repository, or of the team that an assessment is of; one that is already queued or running is given in its place.
 * @throws {CairnError} `not-found` when there is no such assessment.
 */
export async function startHistory(
  context: Context,
  { assessmentId }: { assessmentId: string },
): Promise<{ jobId: string }> {
  const assessment = await findAssessment(context.db.read, assessmentId);
  if (!assessment) throw new CairnError('not-found', 'There is no such assessment. Assess the repository again.');
  const { teamId, subject, label } = assessment;
  const payload: HistoryPayload =
    teamId === null ? { assessmentId, assess: payloadOfSubject(subject, label) } : { assessmentId, teamId };
  const job = { id: randomUUID(), kind: 'history', key: `history ${assessmentId}`, payload };
  return { jobId: await context.db.write((transaction) => insertJob(transaction, { ...job, now: context.now() })) };
}
