import { JudgeAgain } from '@/app/assessments/[id]/judge-again';
import { assessOneTeam } from '@/app/organizations/[organization]/assess-teams';
import { judgeTeamAgain } from '@/app/organizations/[organization]/teams/[team]/judge-team-again';
import { WorkForm } from '@/app/organizations/[organization]/work-form';
import { organizationLinks } from '@/app/organizations/organization-links';
import { ExportLinks } from '@/components/report/export-links';
import { modelLinks } from '@/components/report/model-links';
import { placementTitle, type ReportTexts } from '@/components/report/report-texts';
import { ResultChange } from '@/components/report/result-change';
import { teamKindWords } from '@/components/report/team-kind-words';
import { Badge } from '@/components/ui/badge';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { TeamReport } from '@/lib/assessment/organization-report';
import type { AssessmentView } from '@/lib/services/get-assessment';

interface TeamHeadingProps {
  id: string;
  report: TeamReport;
  /** Its newest assessment, with what moved since the one before; null until it was assessed. */
  assessment: AssessmentView | null;
  texts: ReportTexts;
  /** An assessment is queued or running. */
  isUnderWay: boolean;
}

/** Who the team is, who serves it, when it was assessed and what it was before; and what can be done. */
export function TeamHeading({
  id,
  report: { organization, team, report },
  assessment,
  texts,
  isUnderWay,
}: TeamHeadingProps) {
  const { slug } = organization;
  const page = organizationLinks.team(slug, team.slug);
  const above = [
    { label: 'Organizations', href: organizationLinks.all },
    { label: organization.name, href: organizationLinks.overview(slug) },
  ];
  return (
    <PageHeader
      title={team.name}
      breadcrumbs={<Breadcrumbs above={above} current={team.name} />}
      actions={
        <div className="flex flex-wrap items-start gap-3">
          {report === null ? null : <ExportLinks href={`${page}/export`} />}
          {isUnderWay || team.state === 'no-repositories' ? null : (
            <WorkForm
              start={assessOneTeam.bind(null, { id, organization: slug, team: team.slug })}
              text={report === null ? 'Assess this team' : 'Assess again'}
              pendingText="Starting…"
              look={report === null ? 'primary' : 'plain'}
            />
          )}
        </div>
      }
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {team.kindSuggested && report === null ? null : <Badge>{teamKindWords[team.kind].name}</Badge>}
        {team.kindSuggested && report !== null ? (
          <span className="text-xs text-ink-faint">suggested from its repositories</span>
        ) : null}
        {organization.isSample ? <Badge tone="accent">Sample</Badge> : null}
        {team.platform === null ? null : (
          <span>
            Served by <TextLink href={organizationLinks.team(slug, team.platform.slug)}>{team.platform.name}</TextLink>
          </span>
        )}
        {organization.isSample ? null : <TextLink href={organizationLinks.editTeam(slug, team.slug)}>Edit</TextLink>}
      </p>
      {assessment === null ? null : (
        <Assessed assessment={assessment} texts={texts} place={{ slug, team: team.slug }} />
      )}
    </PageHeader>
  );
}

interface AssessedProps {
  assessment: AssessmentView;
  texts: ReportTexts;
  /** Slugs of the organization and of the team. */
  place: { slug: string; team: string };
}

/** When and by which model; what it was before and why it moved; and judging it again where another model holds now. */
function Assessed({ assessment: { id, report, previous, modelNow }, texts, place }: AssessedProps) {
  const judge = judgeTeamAgain.bind(null, { assessmentId: id, organization: place.slug, team: place.team });
  return (
    <>
      <p className="mt-1">
        Assessed <DateTime value={report.now} />, by model{' '}
        <TextLink href={modelLinks.settings}>{report.model}</TextLink>.{' '}
        {previous === null ? null : (
          <>
            Before: <TextLink href={`/assessments/${previous.id}`}>{placementTitle(texts, previous.level)}</TextLink>,{' '}
            <DateTime value={previous.createdAt} />.
          </>
        )}
      </p>
      {previous === null ? null : (
        <div className="mt-1 text-ink">
          <ResultChange
            change={previous.change}
            texts={texts}
            criterionPage={(criterion) => `/assessments/${id}/practices/${encodeURIComponent(criterion)}`}
          />
        </div>
      )}
      <JudgeAgain judge={judge} modelNow={modelNow} />
    </>
  );
}
