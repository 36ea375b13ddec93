import { findAssessment, findPreviousAssessment } from '@/db/store/assessments';
import type { Report, ReportLevel } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';

export interface AssessmentView {
  id: string;
  label: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  report: Report;
  /** The assessment of the same repositories, looked at in the same way, before this one. */
  previous: { id: string; createdAt: string; level: ReportLevel } | null;
}

/** An assessment; null when there is none of this id. */
export async function getAssessment(context: Context, { id }: { id: string }): Promise<AssessmentView | null> {
  const assessment = await findAssessment(context.db.read, id);
  if (!assessment) return null;
  const previous = await findPreviousAssessment(context.db.read, assessment);
  return {
    id,
    label: assessment.label,
    createdAt: assessment.createdAt.toISOString(),
    report: assessment.report,
    previous: previous && { id: previous.id, createdAt: previous.createdAt.toISOString(), level: previous.level },
  };
}
