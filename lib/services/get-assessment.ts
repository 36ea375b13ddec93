import { findAssessment, findPreviousAssessment } from '@/db/store/assessments';
import type { Report, ReportLevel } from '@/lib/assessment/report';
import { explainChange, type ResultChange } from '@/lib/assessment/result-changes';
import type { Context } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';
import { findModel } from '@/lib/services/find-model';
import { findTeamPlace, type TeamPlace } from '@/lib/services/team-place';

export interface AssessmentView {
  id: string;
  label: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  report: Report;
  /** The team that it is of; null for repositories that somebody asked for. */
  team: TeamPlace | null;
  /** The assessment of the same repositories, looked at in the same way, before this one. */
  previous: { id: string; createdAt: string; level: ReportLevel; change: ResultChange } | null;
  /** Version of the model that holds now, where this was judged by another one and can be judged again; else null. */
  modelNow: string | null;
}

/** An assessment; null when there is none of this id. */
export async function getAssessment(context: Context, { id }: { id: string }): Promise<AssessmentView | null> {
  const assessment = await findAssessment(context.db.read, id);
  if (!assessment) return null;
  const { report } = assessment;
  const previous = await findPreviousAssessment(context.db.read, assessment);
  const { version } = await currentModel(context);
  return {
    id,
    label: assessment.label,
    createdAt: assessment.createdAt.toISOString(),
    report,
    team: await findTeamPlace(context, assessment.teamId),
    previous: previous && {
      id: previous.id,
      createdAt: previous.createdAt.toISOString(),
      level: previous.level,
      change: await explainSince(context, previous.id, report),
    },
    modelNow: version === report.model ? null : version,
  };
}

async function explainSince(context: Context, previousId: string, report: Report): Promise<ResultChange> {
  const previous = await findAssessment(context.db.read, previousId);
  if (!previous) throw new Error(`The assessment ${previousId} is gone.`);
  const models = {
    previous: await findModel(context, { version: previous.report.model }),
    next: await findModel(context, { version: report.model }),
  };
  return explainChange(previous.report, report, models);
}
