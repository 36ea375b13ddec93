import { randomUUID } from 'node:crypto';
import { findAssessment, insertAssessment, type StoredAssessment } from '@/db/store/assessments';
import { isNewestOfSubject } from '@/db/store/newest-assessments';
import type { PartDispute } from '@/lib/assessment/dispute';
import type { Context } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';
import { judgeStored } from '@/lib/services/judge-stored';
import { disputesOfAssessment } from '@/lib/services/standing-disputes';

/**
 * Judges an assessment again by the model that holds now and with what is disputed now, from stored facts alone and as of the time
 * of the assessment, and keeps the result as a new one of the same subject. One that was judged so is given back as it is.
 * @throws {CairnError} as `judgeStored`.
 */
export async function rejudgeAssessment(context: Context, { id }: { id: string }): Promise<{ id: string }> {
  const model = await currentModel(context);
  const before = await findAssessment(context.db.read, id);
  const disputes = before === null ? [] : await disputesOfAssessment(context.db.read, before);
  if (before?.report.model === model.version && isSame(before.judgedWith.disputes, disputes)) return { id };
  const { assessment, facts, report } = await judgeStored(context, { id, model, disputes });
  const createdAt = await placeInTime(context, assessment);
  const again = { ...assessment, id: randomUUID(), report, createdAt, facts };
  await context.db.write((transaction) => insertAssessment(transaction, again));
  return { id: again.id };
}

/** What was told is never changed, only taken back: the same ids are the same disputes. */
function isSame(before: readonly PartDispute[], now: readonly PartDispute[]): boolean {
  const idsOf = (disputes: readonly PartDispute[]) =>
    disputes.map(({ part, dispute: { source } }) => `${part} ${source.from === 'application' ? source.id : ''}`);
  return idsOf(before).join('\n') === idsOf(now).join('\n');
}

/** The newest of its subject stays the newest. An older one stays where it is, right after what it was: its facts are old. */
async function placeInTime(context: Context, assessment: StoredAssessment): Promise<Date> {
  const isNewest = await isNewestOfSubject(context.db.read, assessment);
  return isNewest ? context.now() : new Date(assessment.createdAt.getTime() + 1);
}
