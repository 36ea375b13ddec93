import { randomUUID } from 'node:crypto';
import { insertAssessment, type StoredAssessment } from '@/db/store/assessments';
import { isNewestOfSubject } from '@/db/store/newest-assessments';
import type { Context } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';
import { judgeStored } from '@/lib/services/judge-stored';

/**
 * Judges an assessment again by the model that holds now, from stored facts alone and as of the time of the assessment, and keeps
 * the result as a new one of the same subject. One that was judged by this model is given back as it is.
 * @throws {CairnError} as `judgeStored`.
 */
export async function rejudgeAssessment(context: Context, { id }: { id: string }): Promise<{ id: string }> {
  const { assessment, facts, report } = await judgeStored(context, { id, model: await currentModel(context) });
  if (assessment.report.model === report.model) return { id };
  const createdAt = await placeInTime(context, assessment);
  const again = { ...assessment, id: randomUUID(), report, createdAt, facts };
  await context.db.write((transaction) => insertAssessment(transaction, again));
  return { id: again.id };
}

/** The newest of its subject stays the newest. An older one stays where it is, right after what it was: its facts are old. */
async function placeInTime(context: Context, assessment: StoredAssessment): Promise<Date> {
  const isNewest = await isNewestOfSubject(context.db.read, assessment);
  return isNewest ? context.now() : new Date(assessment.createdAt.getTime() + 1);
}
