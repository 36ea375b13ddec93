import { randomUUID } from 'node:crypto';
import { insertJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import { describeTeam } from '@/lib/services/describe-team';

/** Kinds of jobs that assess a team. */
export const TEAM_JOBS: readonly string[] = ['assess-team', 'sample-team'];

/** Equal for two wishes to assess one team. */
export function teamAssessmentKey(teamId: string): string {
  return `assess-team ${teamId}`;
}

/**
 * Queues the assessment of a team; one that is already queued or running is given in its place.
 * @throws {CairnError} as `describeTeam`, so that nothing is queued that cannot be done.
 */
export async function startTeamAssessment(
  context: Context,
  { teamId }: { teamId: string },
): Promise<{ jobId: string }> {
  await describeTeam(context, teamId);
  const job = { id: randomUUID(), kind: 'assess-team', key: teamAssessmentKey(teamId), payload: { teamId } };
  return { jobId: await context.db.write((transaction) => insertJob(transaction, { ...job, now: context.now() })) };
}
