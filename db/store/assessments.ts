import { and, desc, eq, lt, or, type SQL } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { assessmentFacts, assessments } from '@/db/schema';
import { Report, ReportLevel, RepositoryRole } from '@/lib/assessment/report';

export interface StoredAssessment {
  id: string;
  /** What was assessed and how: equal for two assessments that are before and after. */
  subject: string;
  label: string;
  report: Report;
  createdAt: Date;
}

/** What a list shows of an assessment: the first of its repositories stands for all. */
export interface AssessmentRow {
  id: string;
  label: string;
  url: string;
  commit: string;
  createdAt: Date;
  level: ReportLevel;
  role: RepositoryRole;
}

/** Keeps an assessment and the facts that it judged, in the order of its repositories. */
export async function insertAssessment(
  db: Queries,
  { report, factsIds, ...assessment }: StoredAssessment & { factsIds: readonly string[] },
): Promise<void> {
  const first = report.repositories[0];
  if (!first) throw new Error(`The assessment ${assessment.id} is of no repository.`);
  const { url, commit, role } = first;
  await db
    .insert(assessments)
    .values({ ...assessment, url, commit, role, level: report.level, modelVersion: report.model, report });
  for (const [position, factsId] of factsIds.entries()) {
    await db.insert(assessmentFacts).values({ assessmentId: assessment.id, factsId, position });
  }
}

export async function findAssessment(db: Queries, id: string): Promise<StoredAssessment | null> {
  const [row] = await db.select().from(assessments).where(eq(assessments.id, id));
  if (!row) return null;
  const { subject, label, createdAt } = row;
  return { id, subject, label, createdAt, report: Report.parse(row.report) };
}

/** The assessment of the same subject before this one. */
export async function findPreviousAssessment(
  db: Queries,
  of: Pick<StoredAssessment, 'id' | 'subject' | 'createdAt'>,
): Promise<AssessmentRow | null> {
  const [row] = await db
    .select(rowColumns)
    .from(assessments)
    .where(and(eq(assessments.subject, of.subject), isBefore(of)))
    .orderBy(...newestFirst)
    .limit(1);
  return row ? toRow(row) : null;
}

/** The newest assessments, or those before one of them. */
export async function listAssessmentRows(
  db: Queries,
  { limit, before }: { limit: number; before: Pick<StoredAssessment, 'id' | 'createdAt'> | null },
): Promise<AssessmentRow[]> {
  const rows = await db
    .select(rowColumns)
    .from(assessments)
    .where(before ? isBefore(before) : undefined)
    .orderBy(...newestFirst)
    .limit(limit);
  return rows.map(toRow);
}

/** Where an assessment stands in the list; null when there is none of this id. */
export async function findAssessmentPlace(
  db: Queries,
  id: string,
): Promise<Pick<StoredAssessment, 'id' | 'createdAt'> | null> {
  const [row] = await db.select({ createdAt: assessments.createdAt }).from(assessments).where(eq(assessments.id, id));
  return row ? { id, createdAt: row.createdAt } : null;
}

const rowColumns = {
  id: assessments.id,
  label: assessments.label,
  url: assessments.url,
  commit: assessments.commit,
  createdAt: assessments.createdAt,
  level: assessments.level,
  role: assessments.role,
};

// Two of one millisecond are told apart by their ids.
const newestFirst = [desc(assessments.createdAt), desc(assessments.id)];

function isBefore({ id, createdAt }: { id: string; createdAt: Date }): SQL | undefined {
  const isSameTime = and(eq(assessments.createdAt, createdAt), lt(assessments.id, id));
  return or(lt(assessments.createdAt, createdAt), isSameTime);
}

function toRow(row: Pick<typeof assessments.$inferSelect, keyof typeof rowColumns>): AssessmentRow {
  return { ...row, level: ReportLevel.parse(row.level), role: RepositoryRole.parse(row.role) };
}
