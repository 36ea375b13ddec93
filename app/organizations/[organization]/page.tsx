import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { assessEveryTeam } from '@/app/organizations/[organization]/assess-teams';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { OrganizationHeader } from '@/app/organizations/[organization]/organization-header';
import { Failures, MOST_TOLD, More, OtherModels } from '@/app/organizations/[organization]/organization-notices';
import { pageLinks } from '@/app/organizations/[organization]/page-links';
import { SampleBanner } from '@/app/organizations/[organization]/sample-banner';
import { TeamList } from '@/app/organizations/[organization]/team-list';
import { readTeamListQuery, type TeamListQuery } from '@/app/organizations/[organization]/team-list-query';
import { WorkForm } from '@/app/organizations/[organization]/work-form';
import { TeamsUnderWay } from '@/app/organizations/[organization]/work-under-way';
import { organizationLinks } from '@/app/organizations/organization-links';
import { CairnMark } from '@/components/charts/level-stones';
import { ExportLinks } from '@/components/report/export-links';
import { GatesOverTeams } from '@/components/report/gates-over-teams';
import { LevelDistribution } from '@/components/report/level-distribution';
import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { OrganizationSafety } from '@/components/report/organization-safety';
import { OrganizationStanding } from '@/components/report/organization-standing';
import { OrganizationSteps } from '@/components/report/organization-steps';
import { counted, type ReportTexts, reportTexts } from '@/components/report/report-texts';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { OrganizationReport } from '@/lib/assessment/organization-report';
import { currentModel } from '@/lib/services/current-model';
import { getOrganizationReport } from '@/lib/services/get-organization-report';
import type { OrganizationView } from '@/lib/services/list-organizations';
import { listTeamJobs, type TeamJob } from '@/lib/services/list-team-jobs';

interface OrganizationPageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<OrganizationPageProps, 'params'>): Promise<Metadata> {
  return { title: (await loadOrganization((await params).organization)).organization.name };
}

export default async function OrganizationPage({ params, searchParams }: OrganizationPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { slug, isSample } = organization;
  const report = await getOrganizationReport(context, { organization: slug });
  if (report === null) notFound();
  const jobs = await listTeamJobs(context, { organization: slug });
  const query = readTeamListQuery(await searchParams);
  const texts = reportTexts(await currentModel(context));
  const links = pageLinks(slug, report.teams);
  const isAssessed = report.teams.some(({ state }) => state === 'assessed');
  return (
    <div className="flex flex-col gap-8">
      <OrganizationHeader
        organization={organization}
        current="overview"
        actions={isAssessed ? <ExportLinks href={`${organizationLinks.overview(slug)}/export`} /> : null}
      />
      {isSample ? <SampleBanner /> : null}
      {jobs.length > 0 ? (
        <TeamsUnderWay jobs={jobs} teams={report.teams.filter(({ state }) => state !== 'no-repositories').length} />
      ) : null}
      <Failures report={report} links={links} />
      <OtherModels report={report} />
      {report.teams.length === 0 ? (
        <NoTeam organization={organization} />
      ) : (
        <>
          {isAssessed ? <Standing report={report} texts={texts} links={links} /> : null}
          {isAssessed || jobs.length > 0 ? null : <NotAssessed organization={organization} report={report} />}
          <Teams organization={organization} report={report} query={query} jobs={jobs} texts={texts} links={links} />
        </>
      )}
      <Rest report={report} texts={texts} links={links} />
    </div>
  );
}

interface PartProps {
  report: OrganizationReport;
  texts: ReportTexts;
  links: OrganizationPageLinks;
}

function NoTeam({ organization: { slug, isSample } }: { organization: OrganizationView }) {
  return (
    <EmptyState title="No team yet" picture={<CairnMark className="size-14 opacity-40" />}>
      <p className="mb-4">
        Cairn judges teams: each on the repositories that it answers for, and on those of the platform that serves it.
      </p>
      {isSample ? null : <ButtonLink href={organizationLinks.newTeam(slug)}>Add a team</ButtonLink>}
    </EmptyState>
  );
}

function NotAssessed({ organization, report }: { organization: OrganizationView; report: OrganizationReport }) {
  const { id, slug } = organization;
  const ready = report.teams.filter(({ state }) => state === 'not-assessed').length;
  return (
    <EmptyState title="No team was assessed yet" picture={<CairnMark className="size-14 opacity-40" />}>
      {ready === 0 ? (
        <p>
          No team has a repository.{' '}
          <TextLink href={organizationLinks.settings(slug)}>Give each its repositories</TextLink>, and assess them then.
        </p>
      ) : (
        <div className="flex flex-col items-center gap-4">
          <p>
            {counted(ready, 'team')} {ready === 1 ? 'has' : 'have'} repositories that can be read. The first results
            take seconds to a few minutes for each.
          </p>
          <WorkForm
            start={assessEveryTeam.bind(null, { id, slug })}
            text={ready === 1 ? 'Assess it' : 'Assess all of them'}
            pendingText="Starting…"
          />
        </div>
      )}
    </EmptyState>
  );
}

/** What to do next comes before where everybody stands. */
function Standing({ report, texts, links }: PartProps) {
  return (
    <>
      <section aria-labelledby="steps">
        <h2 id="steps" className="mb-4 text-xl font-semibold tracking-tight">
          Next three steps
        </h2>
        <OrganizationSteps report={report} texts={texts} links={links} />
      </section>
      <Section
        id="levels"
        title="Where the teams stand"
        lead="A higher level is not better by itself: a team that reached its target is where it wants to be."
      >
        <Card className="flex flex-col gap-8">
          <LevelDistribution distribution={report.distribution} texts={texts} />
          <OrganizationStanding standing={report.organizationLevel} texts={texts} />
        </Card>
      </Section>
      <Section
        id="holding"
        title="What holds next levels back"
        lead="Open gates, with the teams that they keep from their next level. Teams that reached their target are left out."
      >
        <GatesOverTeams teams={report.teams} texts={texts} links={links} />
      </Section>
    </>
  );
}

function Teams({
  organization: { id, slug },
  report: { teams },
  query,
  jobs,
  texts,
  links,
}: PartProps & { organization: OrganizationView; query: TeamListQuery; jobs: readonly TeamJob[] }) {
  const missing = teams.filter(({ state }) => state !== 'assessed').length;
  const lead =
    missing > 0 && missing < teams.length
      ? `By name. ${counted(missing, 'team')} of ${teams.length} ${missing === 1 ? 'has' : 'have'} no result yet.`
      : 'By name.';
  return (
    <Section id="teams" title="Teams" lead={lead}>
      <TeamList
        slug={slug}
        teams={teams}
        query={query}
        underWay={new Set(jobs.map(({ team }) => team))}
        texts={texts}
        links={links}
      />
      {jobs.length === 0 && missing < teams.length ? (
        <div className="mt-5">
          <WorkForm
            start={assessEveryTeam.bind(null, { id, slug })}
            text="Assess every team again"
            pendingText="Starting…"
            look="plain"
          />
        </div>
      ) : null}
    </Section>
  );
}

function Rest({ report, texts, links }: PartProps) {
  const { safety, unassigned, organization } = report;
  return (
    <>
      {safety.length > 0 ? (
        <Section id="safety" title="Safety" lead="These matter at any level.">
          <OrganizationSafety findings={safety.slice(0, MOST_TOLD)} texts={texts} links={links} />
          {safety.length > MOST_TOLD ? (
            <p className="mt-3 text-sm">
              {safety.length - MOST_TOLD} more stand on the pages of their teams, and all of them in the files above.
            </p>
          ) : null}
        </Section>
      ) : null}
      {unassigned.length > 0 ? (
        <Section
          id="unassigned"
          title="Repositories that no team has"
          lead="What they hold counts for nobody until a team answers for it."
        >
          <ul className="columns-1 gap-x-10 text-sm lg:columns-2">
            {unassigned.slice(0, MOST_TOLD).map(({ address, label }) => (
              <li key={address} className="break-words py-1">
                {label}
              </li>
            ))}
            <More count={unassigned.length} what="stand on the page of repositories" />
          </ul>
          <p className="mt-3 text-sm">
            <TextLink href={organizationLinks.repositories(organization.slug)}>Give them to teams</TextLink>
          </p>
        </Section>
      ) : null}
    </>
  );
}
