import { listNewestOfTeams } from '@/db/store/assessments';
import { listNewestOfSubjects, type NewestAssessment } from '@/db/store/newest-assessments';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import type { JobProgress } from '@/lib/jobs/job';
import { currentModel } from '@/lib/services/current-model';
import { rejudgeAssessment } from '@/lib/services/rejudge-assessment';

export interface RejudgeAll {
  /** The teams of this organization alone; everything that was assessed when left out. */
  organizationId?: string;
  onProgress?: (progress: JobProgress) => void;
  signal?: AbortSignal;
}

/** Most subjects of which the newest assessment is judged again at one time. */
const MOST_SUBJECTS = 10_000;

/** The newest assessment of everything that was assessed, where it was judged by another model than the one that holds now. */
export async function listOutdated(context: Context): Promise<NewestAssessment[]> {
  const { version } = await currentModel(context);
  const newest = await listNewestOfSubjects(context.db.read, MOST_SUBJECTS);
  return newest.filter(({ modelVersion }) => modelVersion !== version);
}

/**
 * Judges newest assessments again where the model has changed since; of an organization, also where something else is disputed. One
 * whose facts cannot be judged any more is left as it is.
 * Done twice it does nothing more. Gives the ids of the new ones.
 */
export async function rejudgeAll(
  context: Context,
  request: RejudgeAll = {},
): Promise<{ ids: string[]; left: string[] }> {
  const outdated = await findOutdated(context, request.organizationId);
  const ids: string[] = [];
  const left: string[] = [];
  for (const [done, { id, label }] of outdated.entries()) {
    request.signal?.throwIfAborted();
    request.onProgress?.({ done, total: outdated.length, message: `Judging ${label} again` });
    try {
      const again = await rejudgeAssessment(context, { id });
      if (again.id !== id) ids.push(again.id);
    } catch (error) {
      if (!isCairnError(error, 'unreadable')) throw error;
      left.push(id);
    }
  }
  return { ids, left };
}

async function findOutdated(
  context: Context,
  organizationId?: string,
): Promise<Pick<NewestAssessment, 'id' | 'label'>[]> {
  if (organizationId === undefined) return listOutdated(context);
  return listNewestOfTeams(context.db.read, organizationId);
}
