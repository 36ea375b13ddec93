import type { Metadata } from 'next';
import { replayTeamPast } from '@/app/organizations/[organization]/assess-teams';
import { loadTeam } from '@/app/organizations/[organization]/teams/[team]/load-team';
import { WorkForm } from '@/app/organizations/[organization]/work-form';
import { organizationLinks } from '@/app/organizations/organization-links';
import type { HistoryLinks } from '@/components/report/history-months';
import { HistorySections } from '@/components/report/history-sections';
import { modelLinks } from '@/components/report/model-links';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { commitLink } from '@/lib/services/commit-link';
import { getTeamHistory } from '@/lib/services/get-team-history';

interface TeamHistoryPageProps {
  params: Promise<{ organization: string; team: string }>;
}

export async function generateMetadata({ params }: TeamHistoryPageProps): Promise<Metadata> {
  const { organization, team } = await params;
  return { title: `The past of ${(await loadTeam(organization, team)).team.name}` };
}

export default async function TeamHistoryPage({ params }: TeamHistoryPageProps) {
  const { organization: slug, team: teamSlug } = await params;
  const { context, report, texts } = await loadTeam(slug, teamSlug);
  const { organization, team } = report;
  const { assessmentId } = team;
  const view = await getTeamHistory(context, { organization: slug, team: teamSlug });
  const replay = replayTeamPast.bind(null, { assessmentId });
  const above = [
    { label: 'Organizations', href: organizationLinks.all },
    { label: organization.name, href: organizationLinks.overview(slug) },
    { label: team.name, href: organizationLinks.team(slug, teamSlug) },
  ];
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        title={`The past of ${team.name}`}
        breadcrumbs={<Breadcrumbs above={above} current="The past" />}
        actions={
          view === null ? null : <WorkForm start={replay} text="Replay again" pendingText="Starting…" look="plain" />
        }
      >
        {view === null ? null : (
          <p>
            Replayed from Git on <DateTime value={view.createdAt} />, by model {view.history.model}, with the
            repositories that the team and its platform have today
          </p>
        )}
      </PageHeader>
      {view === null ? (
        <EmptyState title="The past was not replayed yet">
          <p className="mb-4">
            Cairn can read from Git what the repositories of this team and of its platform held at the end of each of
            the last twelve months, and judge it by the model of today.
          </p>
          {assessmentId === null ? (
            <p>Assess the team first.</p>
          ) : (
            <WorkForm start={replay} text="Replay the past" pendingText="Starting…" />
          )}
        </EmptyState>
      ) : (
        <HistorySections history={view.history} texts={texts} links={historyLinks(assessmentId)} />
      )}
    </div>
  );
}

function historyLinks(assessmentId: string | null): HistoryLinks {
  const page = assessmentId === null ? null : `/assessments/${encodeURIComponent(assessmentId)}`;
  return {
    criterionPage: (id) =>
      page === null ? modelLinks.criterionPage(id) : `${page}/practices/${encodeURIComponent(id)}`,
    indicatorPage: (id) =>
      page === null ? modelLinks.indicatorPage(id) : `${page}/indicators/${encodeURIComponent(id)}`,
    commitLink: (commit, repository) => commitLink(repository, commit),
  };
}
