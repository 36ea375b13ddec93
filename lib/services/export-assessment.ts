import { findAssessment } from '@/db/store/assessments';
import { findOrganizationById } from '@/db/store/organizations';
import { findTeamById } from '@/db/store/teams';
import { targetOf } from '@/lib/assessment/organization';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { renderJson } from '@/lib/export/json';
import { renderMarkdown } from '@/lib/export/markdown';
import { type PaperSubject, teamPaper } from '@/lib/export/paper/team-paper';
import { renderReportCsv } from '@/lib/export/report-csv';
import type { ReportFormat } from '@/lib/export/report-format';
import { currentModel } from '@/lib/services/current-model';
import { evidenceLink } from '@/lib/services/evidence-link';
import { findModel } from '@/lib/services/find-model';
import { getAssessment } from '@/lib/services/get-assessment';
import { getModelPages } from '@/lib/services/get-model-pages';
import { measuredFigures } from '@/lib/services/measured-figures';
import { makePdf, type ReportFile, writeReportFile } from '@/lib/services/report-file';

/**
 * One assessment as a file; null when there is none of this id.
 * @throws {CairnError} `limit-exceeded` or `unreadable` when a PDF could not be made.
 */
export async function exportAssessment(
  context: Context,
  { id, format }: { id: string; format: ReportFormat },
): Promise<ReportFile | null> {
  const assessment = await getAssessment(context, { id });
  if (assessment === null) return null;
  const { label, report, previous } = assessment;
  const { now } = report;
  const model = (await findModel(context, { version: report.model })) ?? (await currentModel(context));
  const subject = {
    name: label,
    ...(await belonging(context, id, report)),
    now,
    report,
    previous,
    rest: 'The page of this assessment, and its JSON file, have everything.',
  };
  return writeReportFile(format, [label, now.slice(0, 10)], {
    pdf: () =>
      makePdf(context, { template: 'team', paper: { ...teamPaper(subject, model, getModelPages(context)) }, now }),
    markdown: () => renderMarkdown(report, model, { linkTo: evidenceLink }),
    csv: () => renderReportCsv(report, model),
    json: () => renderJson(report),
  });
}

/** Whose assessment it is, and the target that it was judged with; neither where somebody asked for repositories alone. */
async function belonging(
  context: Context,
  id: string,
  report: Report,
): Promise<Pick<PaperSubject, 'organization' | 'isSample' | 'target' | 'delivery'>> {
  const { db } = context;
  const assessment = await findAssessment(db.read, id);
  const team = assessment?.teamId ? await findTeamById(db.read, assessment.teamId) : null;
  const organization = team && (await findOrganizationById(db.read, team.organizationId));
  const level = assessment?.judgedWith.target ?? null;
  const reason = team?.target?.level === level ? (team?.target?.reason ?? '') : '';
  return {
    organization: organization?.name ?? null,
    isSample: organization?.isSample ?? false,
    target: targetOf(level === null ? null : { level, reason }, report),
    delivery:
      team && organization
        ? await measuredFigures(context, { organization: organization.slug, team: team.slug, now: report.now })
        : null,
  };
}
