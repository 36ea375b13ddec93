import { notFound } from 'next/navigation';
import { cache } from 'react';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { type ReportTexts, reportTexts } from '@/components/report/report-texts';
import type { TeamReport } from '@/lib/assessment/organization-report';
import type { Context } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';
import { findModel } from '@/lib/services/find-model';
import { getTeam } from '@/lib/services/get-team';
import { getTeamReport } from '@/lib/services/get-team-report';
import type { TeamView } from '@/lib/services/list-teams';

interface Loaded {
  context: Context;
  team: TeamView;
  report: TeamReport;
  texts: ReportTexts;
}

/** The team of an address with its report, fetched once for the title and the page. Shows the "not found" page where there is none. */
export const loadTeam = cache(async (organization: string, slug: string): Promise<Loaded> => {
  const { context } = await loadOrganization(organization);
  const team = await getTeam(context, { organization, team: slug });
  const report = await getTeamReport(context, { organization, team: slug });
  if (team === null || report === null) notFound();
  const judgedWith = report.report && (await findModel(context, { version: report.report.model }));
  return { context, team, report, texts: reportTexts(judgedWith ?? (await currentModel(context))) };
});
