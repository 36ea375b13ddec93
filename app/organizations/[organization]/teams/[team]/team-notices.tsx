import { organizationLinks } from '@/app/organizations/organization-links';
import { CairnMark } from '@/components/charts/level-stones';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { TeamReport } from '@/lib/assessment/organization-report';

/** What to know before reading on: a try that failed, a platform that nobody named. */
export function Notices({ report: { organization, team, report } }: { report: TeamReport }) {
  const needsPlatform =
    team.platform === null && (report?.criteria ?? []).some(({ settledBy }) => settledBy?.includes('serves this team'));
  return (
    <>
      {team.failure === null ? null : (
        <Alert tone="bad" title="The last try to assess this team failed">
          <p>
            {team.failure.message} (<DateTime value={team.failure.at} />)
          </p>
          {team.assessedAt === null ? null : (
            <p className="mt-1">
              Below is what was known before, of <DateTime value={team.assessedAt} />.
            </p>
          )}
        </Alert>
      )}
      {needsPlatform ? (
        <Alert tone="unknown" title="No platform is named for this team">
          Practices that are judged once for the platform are unknown here.{' '}
          {organization.isSample ? (
            'Nobody has said who serves this team.'
          ) : (
            <TextLink href={organizationLinks.editTeam(organization.slug, team.slug)}>
              Name the platform that serves this team
            </TextLink>
          )}
        </Alert>
      ) : null}
    </>
  );
}

/** There is no result: what to do about it. */
export function NoResult({ report: { organization, team }, isUnderWay }: { report: TeamReport; isUnderWay: boolean }) {
  if (team.state === 'no-repositories') {
    return (
      <EmptyState title="This team has no repository yet" picture={<CairnMark className="size-14 opacity-40" />}>
        <p className="mb-4">
          Name the repositories that it answers for, or its folders of a repository that several share.
        </p>
        {organization.isSample ? null : (
          <ButtonLink href={organizationLinks.editTeam(organization.slug, team.slug)}>Add repositories</ButtonLink>
        )}
      </EmptyState>
    );
  }
  if (isUnderWay) return null;
  return (
    <EmptyState title="This team was not assessed yet" picture={<CairnMark className="size-14 opacity-40" />}>
      <p>Assess it above. The first result takes seconds to a few minutes.</p>
    </EmptyState>
  );
}
