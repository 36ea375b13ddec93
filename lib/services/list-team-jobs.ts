import { listJobsInState } from '@/db/store/jobs';
import { findOrganization } from '@/db/store/organizations';
import { listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import type { JobProgress } from '@/lib/jobs/job';
import { TEAM_JOBS, teamAssessmentKey } from '@/lib/services/start-team-assessment';

/** The assessment of a team that is queued or under way. */
export interface TeamJob {
  /** Slug of the team. */
  team: string;
  jobId: string;
  state: 'queued' | 'running';
  progress: JobProgress;
  /** Why it is tried again; null for a first try. */
  error: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** The assessments of an organization's teams that are queued or under way, in the order of the teams' names. */
export async function listTeamJobs(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<TeamJob[]> {
  const db = context.db.read;
  const organization = await findOrganization(db, slug);
  if (organization === null) return [];
  const open = await listJobsInState(db, { kinds: TEAM_JOBS, states: ['queued', 'running'] });
  if (open.length === 0) return [];
  const byKey = new Map(open.map((job) => [job.key, job]));
  return (await listTeamRows(db, organization.id)).flatMap(({ id, slug: team }) => {
    const job = byKey.get(teamAssessmentKey(id));
    if (job?.state !== 'queued' && job?.state !== 'running') return [];
    const { state, progress, error } = job;
    return [{ team, jobId: job.id, state, progress, error, createdAt: job.createdAt.toISOString() }];
  });
}
