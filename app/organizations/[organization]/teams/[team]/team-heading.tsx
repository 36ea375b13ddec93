import { assessOneTeam } from '@/app/organizations/[organization]/assess-teams';
import { WorkForm } from '@/app/organizations/[organization]/work-form';
import { organizationLinks } from '@/app/organizations/organization-links';
import { teamKindWords } from '@/app/organizations/team-kind-words';
import { ExportLinks } from '@/components/report/export-links';
import { levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { TeamReport } from '@/lib/assessment/organization-report';

interface TeamHeadingProps {
  id: string;
  report: TeamReport;
  texts: ReportTexts;
  /** An assessment is queued or running. */
  isUnderWay: boolean;
}

/** Who the team is, who serves it, when it was assessed and what it was before; and what can be done. */
export function TeamHeading({
  id,
  report: { organization, team, previous, report },
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
      {team.assessedAt === null ? null : (
        <p className="mt-1">
          Assessed <DateTime value={team.assessedAt} />, by model {report?.model}.{' '}
          {previous === null ? null : (
            <>
              Before:{' '}
              <TextLink href={`/assessments/${previous.id}`}>{levelTitle(texts, previous.level.indicated)}</TextLink>,{' '}
              <DateTime value={previous.createdAt} />.
            </>
          )}
        </p>
      )}
    </PageHeader>
  );
}
