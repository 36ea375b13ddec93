import { and, desc, eq, max } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { assessments } from '@/db/schema';

/** What an assessment is of, and the model that it was judged by. */
export interface NewestAssessment {
  id: string;
  label: string;
  modelVersion: string;
}

/** The newest assessment of each subject, the newest first. */
export async function listNewestOfSubjects(db: Queries, limit: number): Promise<NewestAssessment[]> {
  const newest = db
    .select({ subject: assessments.subject, createdAt: max(assessments.createdAt).as('newest') })
    .from(assessments)
    .groupBy(assessments.subject)
    .as('newest_of_subjects');
  const rows = await db
    .select({
      id: assessments.id,
      label: assessments.label,
      modelVersion: assessments.modelVersion,
      subject: assessments.subject,
    })
    .from(assessments)
    .innerJoin(newest, and(eq(assessments.subject, newest.subject), eq(assessments.createdAt, newest.createdAt)))
    .orderBy(desc(assessments.createdAt), desc(assessments.id));
  // Of two of one millisecond the one with the greater id counts, as everywhere.
  const first = new Map(rows.toReversed().map((row) => [row.subject, row]));
  return rows
    .filter((row) => first.get(row.subject) === row)
    .slice(0, limit)
    .map(({ id, label, modelVersion }) => ({ id, label, modelVersion }));
}

/** Whether no later assessment is of the same subject. */
export async function isNewestOfSubject(
  db: Queries,
  { id, subject }: { id: string; subject: string },
): Promise<boolean> {
  return (await findNewestOfSubject(db, subject)) === id;
}

/** The id of the newest assessment of a subject; null when it was never assessed. */
export async function findNewestOfSubject(db: Queries, subject: string): Promise<string | null> {
  const [newest] = await db
    .select({ id: assessments.id })
    .from(assessments)
    .where(eq(assessments.subject, subject))
    .orderBy(desc(assessments.createdAt), desc(assessments.id))
    .limit(1);
  return newest?.id ?? null;
}
