import type { Metadata } from 'next';
import { reportLinks } from '@/app/assessments/[id]/report-links';
import { loadTeam } from '@/app/organizations/[organization]/teams/[team]/load-team';
import { TeamHeading } from '@/app/organizations/[organization]/teams/[team]/team-heading';
import { NoResult, Notices } from '@/app/organizations/[organization]/teams/[team]/team-notices';
import { TeamUnderWay } from '@/app/organizations/[organization]/work-under-way';
import { organizationLinks } from '@/app/organizations/organization-links';
import { DimensionProfile } from '@/components/report/dimension-profile';
import { HistoryChart } from '@/components/report/history-chart';
import { HoldingBack } from '@/components/report/holding-back';
import { InheritedList } from '@/components/report/inherited-list';
import { LevelSummary } from '@/components/report/level-summary';
import type { ReportLinks } from '@/components/report/report-links';
import { counted, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { RoadmapItem } from '@/components/report/roadmap-item';
import { SafetyFindings } from '@/components/report/safety-findings';
import { TeamRepositoryTable } from '@/components/report/team-repository-table';
import { TeamTarget } from '@/components/report/team-target';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { holdingGates } from '@/lib/assessment/holding-gates';
import type { TeamReport } from '@/lib/assessment/organization-report';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { getAssessment } from '@/lib/services/get-assessment';
import type { HistoryView } from '@/lib/services/get-history';
import { getTeamHistory } from '@/lib/services/get-team-history';
import { listTeamJobs } from '@/lib/services/list-team-jobs';

interface TeamPageProps {
  params: Promise<{ organization: string; team: string }>;
}

export async function generateMetadata({ params }: TeamPageProps): Promise<Metadata> {
  const { organization, team } = await params;
  return { title: (await loadTeam(organization, team)).team.name };
}

export default async function TeamPage({ params }: TeamPageProps) {
  const { organization, team: slug } = await params;
  const { context, team, report: teamReport, texts } = await loadTeam(organization, slug);
  const jobs = await listTeamJobs(context, { organization });
  const job = jobs.find((each) => each.team === slug);
  const history = await getTeamHistory(context, { organization, team: slug });
  const { report } = teamReport;
  const { assessmentId } = teamReport.team;
  const assessment = assessmentId === null ? null : await getAssessment(context, { id: assessmentId });
  return (
    <div className="flex flex-col gap-8">
      <TeamHeading
        id={team.id}
        report={teamReport}
        assessment={assessment}
        texts={texts}
        isUnderWay={job !== undefined}
      />
      {job === undefined ? null : <TeamUnderWay job={job} />}
      <Notices report={teamReport} />
      {report === null ? (
        <NoResult report={teamReport} isUnderWay={job !== undefined} />
      ) : (
        <Result context={context} teamReport={teamReport} report={report} history={history} texts={texts} />
      )}
      <Section id="delivery" title="Delivery" lead="The five DORA metrics of its services, from events.">
        <p className="text-sm">
          <TextLink href={organizationLinks.teamDelivery(organization, slug)}>
            Figures, trends and what would improve them
          </TextLink>
        </p>
      </Section>
      {teamReport.repositories.length > 0 ? (
        <Section id="repositories" title="Repositories">
          <TeamRepositoryTable
            repositories={teamReport.repositories}
            platform={teamReport.team.platform?.name ?? null}
          />
        </Section>
      ) : null}
    </div>
  );
}

interface ResultProps {
  teamReport: TeamReport;
  report: Report;
  texts: ReportTexts;
  history: HistoryView | null;
}

const NEXT_STEPS = 3;
/** Places of each gate that holds the next level back whose lines are shown at once. */
const EXCERPTS_PER_GATE = 1;

async function Result({ context, teamReport, report, history, texts }: ResultProps & { context: Context }) {
  const id = teamReport.team.assessmentId ?? '';
  const gates = holdingGates(report);
  const telling = gates.holding.flatMap(({ evidence }) => evidence.slice(0, EXCERPTS_PER_GATE));
  const links = { ...(await reportLinks(context, { id, report }, telling)), severalRepositories: true };
  const page = `/assessments/${encodeURIComponent(id)}`;
  return (
    <>
      <TeamTarget target={teamReport.team.target} texts={texts} />
      <NextSteps report={report} page={page} texts={texts} links={links} />
      <section aria-labelledby="level">
        <LevelSummary report={report} texts={texts} links={links} disputesHref={`${page}#disputed`} />
      </section>
      {report.safety.length > 0 ? (
        <Section id="safety" title="Look at this first" lead="Safety findings matter at any level.">
          <SafetyFindings findings={report.safety} texts={texts} links={links} />
        </Section>
      ) : null}
      {report.level.placement === 'nothing-deployed' ? null : (
        <Section
          id="holding"
          title={gates.next === null ? 'Nothing holds it back' : `What holds ${levelTitle(texts, gates.next)} back`}
          lead="A level is held when all its gates, and those of the levels below, are met."
        >
          <HoldingBack gates={gates} texts={texts} links={links} />
        </Section>
      )}
      <Background teamReport={teamReport} report={report} history={history} texts={texts} links={links} page={page} />
    </>
  );
}

interface PartProps extends Omit<ResultProps, 'teamReport' | 'history'> {
  links: ReportLinks;
  /** Page of the assessment with all of its findings. */
  page: string;
}

function NextSteps({ report, page, texts, links }: PartProps) {
  if (report.level.placement === 'nothing-deployed') return null;
  const rest = report.roadmap.length - NEXT_STEPS;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-4 text-xl font-semibold tracking-tight">
        Next steps
      </h2>
      {report.roadmap.length === 0 ? <p>No step is left that Cairn could propose from what it knows.</p> : null}
      <ol className="flex flex-col gap-3">
        {report.roadmap.slice(0, NEXT_STEPS).map((step, index) => (
          <RoadmapItem
            key={step.criterion}
            number={index + 1}
            step={step}
            level={report.level}
            texts={texts}
            links={{ ...links, lines: () => null }}
          />
        ))}
      </ol>
      {rest > 0 ? (
        <p className="mt-3 text-sm">
          <TextLink href={`${page}#steps`}>{counted(rest, 'later step')}</TextLink>
        </p>
      ) : null}
    </section>
  );
}

function Background({
  teamReport,
  report,
  history,
  texts,
  links,
  page,
}: PartProps & Pick<ResultProps, 'teamReport' | 'history'>) {
  const { organization, team } = teamReport;
  const inherits = report.criteria.some(({ inheritedFrom }) => inheritedFrom !== null);
  const points = history?.history.points ?? [];
  return (
    <>
      {inherits ? (
        <Section
          id="inherited"
          title="Inherited"
          lead="Judged once for those who serve this team. Where the team shows it too, the better outcome counts."
        >
          <InheritedList report={report} texts={texts} links={links} />
        </Section>
      ) : null}
      <Section
        id="profile"
        title="Profile"
        lead={
          <>
            Where practices stand, by dimension.{' '}
            <TextLink href={page}>Every practice, indicator and place of evidence</TextLink>
          </>
        }
      >
        <DimensionProfile
          report={report}
          texts={texts}
          dimensionPage={(dimension) => `${page}#dimension-${dimension}`}
        />
      </Section>
      <Section
        id="past"
        title="The past"
        lead="From Git alone: what a host or a running system shows today is not dated back."
      >
        {points.length > 0 ? <HistoryChart points={points} /> : null}
        <p className={points.length > 0 ? 'mt-4 text-sm' : 'text-sm'}>
          <TextLink href={organizationLinks.teamHistory(organization.slug, team.slug)}>
            {points.length > 0 ? 'What was gained and lost, month by month' : 'Replay the past from Git'}
          </TextLink>
        </p>
      </Section>
    </>
  );
}
