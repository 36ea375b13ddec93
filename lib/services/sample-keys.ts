import type { Queries } from '@/db/client';
import { listAssessmentIdsOfTeams } from '@/db/store/sample-traces';
import { listTeamRows } from '@/db/store/teams';
import { teamAssessmentKey } from '@/lib/services/start-team-assessment';

/** The key of the job that makes the sample organization. A job of it is also the record that the sample was here before. */
export const SAMPLE_KEY = 'sample';

/** Keys of the jobs that look at the teams of an organization and at their past. */
export async function teamJobKeys(db: Queries, organizationId: string): Promise<string[]> {
  const teams = await listTeamRows(db, organizationId);
  const ids = teams.map(({ id }) => id);
  const assessments = await listAssessmentIdsOfTeams(db, ids);
  return [...ids.map(teamAssessmentKey), ...assessments.map((id) => `history ${id}`)];
}
