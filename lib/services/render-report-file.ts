import type { OrganizationReport, TeamReport } from '@/lib/assessment/organization-report';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { renderOrganizationReportJson, renderTeamReportJson } from '@/lib/export/json';
import { renderMarkdown } from '@/lib/export/markdown';
import { renderOrganizationCsv } from '@/lib/export/organization-csv';
import { organizationPaper } from '@/lib/export/paper/organization-paper';
import { teamPaper } from '@/lib/export/paper/team-paper';
import { renderOrganizationMarkdown, teamMarkdownHead } from '@/lib/export/paper-markdown';
import { renderReportCsv } from '@/lib/export/report-csv';
import type { ReportFormat } from '@/lib/export/report-format';
import { currentModel } from '@/lib/services/current-model';
import { evidenceLink } from '@/lib/services/evidence-link';
import { findModel } from '@/lib/services/find-model';
import { getModelPages } from '@/lib/services/get-model-pages';
import { getOrganizationReport } from '@/lib/services/get-organization-report';
import { getTeamReport } from '@/lib/services/get-team-report';
import { measuredFigures } from '@/lib/services/measured-figures';
import { makePdf, type ReportFile, writeReportFile } from '@/lib/services/report-file';
import { requireOrganization, requireTeam } from '@/lib/services/require-organization';

export interface ReportFileInput {
  /** Slug. */
  organization: string;
  /** Slug; left out for the organization as a whole. */
  team?: string | undefined;
  format: ReportFormat;
}

/**
 * The Report of an organization, or of one of its teams, as a file.
 * @throws {CairnError} `not-found` when there is no such organization or team, `limit-exceeded` or `unreadable` when a PDF could not
 * be made.
 */
export async function renderReportFile(
  context: Context,
  { organization: slug, team, format }: ReportFileInput,
): Promise<ReportFile> {
  const organization = await requireOrganization(context.db.read, slug);
  if (team === undefined) {
    const report = await getOrganizationReport(context, { organization: slug });
    if (report !== null) return organizationFile(context, report, format);
  } else {
    await requireTeam(context.db.read, organization, team);
    const report = await getTeamReport(context, { organization: slug, team });
    if (report !== null) return teamFile(context, report, format);
  }
  throw new CairnError('not-found', 'It was deleted while its report was made.');
}

async function organizationFile(
  context: Context,
  report: OrganizationReport,
  format: ReportFormat,
): Promise<ReportFile> {
  const { slug } = report.organization;
  const rest = `The page of the organization, and \`cairn report ${slug} --format json\`, have everything.`;
  const delivery = await measuredFigures(context, { organization: slug, team: null, now: report.now });
  const paper = organizationPaper(report, rest, await currentModel(context), getModelPages(context), delivery);
  return writeReportFile(format, [slug, report.now.slice(0, 10)], {
    pdf: () => makePdf(context, { template: 'organization', paper: { ...paper }, now: report.now }),
    markdown: () => renderOrganizationMarkdown(paper),
    csv: () => renderOrganizationCsv(report),
    json: () => renderOrganizationReportJson(report),
  });
}

async function teamFile(context: Context, whole: TeamReport, format: ReportFormat): Promise<ReportFile> {
  const { organization, team, report, previous, now } = whole;
  const judgedBy = report === null ? null : await findModel(context, { version: report.model });
  const model = judgedBy ?? (await currentModel(context));
  const subject = {
    name: team.name,
    organization: organization.name,
    isSample: organization.isSample,
    now,
    target: team.target,
    report,
    previous,
    delivery: await measuredFigures(context, { organization: organization.slug, team: team.slug, now }),
    rest: `The page of the team, and \`cairn report ${organization.slug} --team ${team.slug} --format json\`, have everything.`,
  };
  const paper = teamPaper(subject, model, getModelPages(context));
  return writeReportFile(format, [organization.slug, team.slug, now.slice(0, 10)], {
    pdf: () => makePdf(context, { template: 'team', paper: { ...paper }, now }),
    markdown: () =>
      [
        teamMarkdownHead(paper),
        ...(report === null ? [] : [renderMarkdown(report, model, { linkTo: evidenceLink })]),
      ].join('\n'),
    csv: () => renderReportCsv(report, model),
    json: () => renderTeamReportJson(whole),
  });
}
