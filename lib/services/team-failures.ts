import type { Queries } from '@/db/client';
import { findNewestOfKeys, listJobsInState } from '@/db/store/jobs';
import type { AssessmentFailure } from '@/lib/assessment/organization-report';
import type { Job } from '@/lib/jobs/job';
import { TEAM_JOBS, teamAssessmentKey } from '@/lib/services/start-team-assessment';

/** A team, and when its newest result was made; null where it has none. */
export interface AssessedTeam {
  id: string;
  createdAt: Date | null;
}

/** The failures of the newest tries to assess teams, by the ids of the teams. A failed try counts until a later one went well. */
export async function findTeamFailures(
  db: Queries,
  teams: readonly AssessedTeam[],
): Promise<Map<string, AssessmentFailure>> {
  const failed = await listJobsInState(db, { kinds: TEAM_JOBS, states: ['failed'] });
  const keys = new Set(failed.map(({ key }) => key));
  const concerned = teams.filter(({ id }) => keys.has(teamAssessmentKey(id)));
  const newest = await findNewestOfKeys(
    db,
    concerned.map(({ id }) => teamAssessmentKey(id)),
  );
  const byKey = new Map(newest.map((job) => [job.key, job]));
  return new Map(
    concerned.flatMap(({ id, createdAt }) => {
      const failure = failureOf(byKey.get(teamAssessmentKey(id)), createdAt);
      return failure === null ? [] : [[id, failure] as const];
    }),
  );
}

function failureOf(job: Job | undefined, assessedAt: Date | null): AssessmentFailure | null {
  if (job?.state !== 'failed' || job.finishedAt === null) return null;
  if (assessedAt !== null && assessedAt > job.finishedAt) return null;
  const message = job.error ?? 'No reason was recorded. The log of the worker says more.';
  return { message, at: job.finishedAt.toISOString() };
}
