import { findJob } from '@/db/store/jobs';
import type { Context } from '@/lib/context';
import type { JobProgress, JobState } from '@/lib/jobs/job';
import { OfTeam } from '@/lib/jobs/team-work';
import { findTeamPlace, type TeamPlace } from '@/lib/services/team-place';

export interface JobView {
  id: string;
  kind: string;
  state: JobState;
  progress: JobProgress;
  /** Why it failed, or why it will be tried again. */
  error: string | null;
  /** Set when an assessment came of it, or the past of one. */
  assessmentId: string | null;
  /** The team that it is about; null where it is about none. */
  team: TeamPlace | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  finishedAt: string | null;
}

const withAssessment = new Set(['assess', 'assess-team', 'sample-team', 'history']);

/** How a job is doing; null when there is none of this id. */
export async function getJob(context: Context, { id }: { id: string }): Promise<JobView | null> {
  const job = await findJob(context.db.read, id);
  if (!job) return null;
  const { kind, state, progress, error } = job;
  return {
    id,
    kind,
    state,
    progress,
    error,
    assessmentId: withAssessment.has(kind) ? job.resultId : null,
    team: await findTeamPlace(context, OfTeam.safeParse(job.payload).data?.teamId ?? null),
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
