import { listTeamRepositories, listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { startTeamAssessment } from '@/lib/services/start-team-assessment';

/**
 * Queues the assessment of every team of an organization that has a repository. Teams that cannot be assessed are given with the
 * reason; the others are assessed all the same.
 */
export async function startOrganizationAssessment(
  context: Context,
  { organizationId }: { organizationId: string },
): Promise<{ jobIds: string[]; refused: { team: string; reason: string }[] }> {
  const db = context.db.read;
  const withRepositories = new Set((await listTeamRepositories(db, organizationId)).map(({ teamId }) => teamId));
  const jobIds: string[] = [];
  const refused: { team: string; reason: string }[] = [];
  for (const { id, name } of await listTeamRows(db, organizationId)) {
    if (!withRepositories.has(id)) continue;
    try {
      jobIds.push((await startTeamAssessment(context, { teamId: id })).jobId);
    } catch (error) {
      if (!isCairnError(error)) throw error;
      refused.push({ team: name, reason: error.message });
    }
  }
  return { jobIds, refused };
}
