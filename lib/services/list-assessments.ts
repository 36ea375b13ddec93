import { type AssessmentRow, findAssessmentPlace, listAssessmentRows } from '@/db/store/assessments';
import type { ReportLevel, RepositoryRole } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';

export interface AssessmentSummary {
  id: string;
  label: string;
  url: string;
  commit: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  level: ReportLevel;
  role: RepositoryRole;
}

/** The newest assessments first; `before` is the id of the last one already seen. An id that is gone begins at the top again. */
export async function listAssessments(
  context: Context,
  { limit, before }: { limit: number; before?: string },
): Promise<{ items: AssessmentSummary[] }> {
  const db = context.db.read;
  const place = before === undefined ? null : await findAssessmentPlace(db, before);
  const rows = await listAssessmentRows(db, { limit, before: place });
  return { items: rows.map(toSummary) };
}

function toSummary(row: AssessmentRow): AssessmentSummary {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
