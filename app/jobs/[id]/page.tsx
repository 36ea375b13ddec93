import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { crumbsAbove } from '@/app/assessments/[id]/crumbs-above';
import { stopJob } from '@/app/jobs/[id]/stop-job';
import { organizationLinks } from '@/app/organizations/organization-links';
import { JobProgress } from '@/components/report/job-progress';
import { jobWords } from '@/components/report/job-words';
import { modelLinks } from '@/components/report/model-links';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { SubmitButton } from '@/components/ui/submit-button';
import { getContext } from '@/lib/context';
import { getJob, type JobView } from '@/lib/services/get-job';

export const metadata: Metadata = { title: 'Work under way' };

/** With JavaScript the page asks anew this often; without it, it is loaded anew as often as a person can follow. */
const REFRESH_SECONDS = 2;
const RELOAD_SECONDS = 5;

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const job = await getJob(await getContext(), { id: (await params).id });
  if (job === null) notFound();
  const result = job.state === 'done' ? resultPage(job) : null;
  if (result !== null) redirect(result);
  if (job.state === 'done' && job.kind === 'rejudge') redirect(`${modelLinks.settings}?done=judged`);
  const work = jobWords(job.kind).name;
  const underWay = job.state === 'queued' || job.state === 'running';
  return (
    <div className="mx-auto flex max-w-text flex-col gap-6">
      <PageHeader
        title={underWay ? `${work} under way` : work}
        breadcrumbs={
          <Breadcrumbs above={job.kind === 'rejudge' ? aboveJudging : crumbsAbove(job)} current="Progress" />
        }
      />
      <Card>
        <JobProgress job={job} startAgainAt={startPage(job)} />
      </Card>
      {underWay ? (
        <>
          <AutoRefresh everySeconds={REFRESH_SECONDS} />
          <noscript>
            <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
          </noscript>
          <form action={stopJob.bind(null, job.id)}>
            <SubmitButton look="plain" pendingText="Cancelling…">
              Cancel
            </SubmitButton>
          </form>
        </>
      ) : null}
    </div>
  );
}

const aboveJudging = [
  { label: 'Model', href: modelLinks.model },
  { label: 'Thresholds and gates', href: modelLinks.settings },
];

/** Where a job about a team is started anew, and where its result is: on the team's own pages. */
function startPage({ kind, team }: Pick<JobView, 'kind' | 'team'>): string | null {
  if (team === null) return null;
  const { slug } = team.organization;
  return kind === 'history' ? organizationLinks.teamHistory(slug, team.slug) : organizationLinks.team(slug, team.slug);
}

/** Where the result of a job is shown: that of a team on the team's pages. */
function resultPage({ kind, assessmentId, team }: JobView): string | null {
  if (assessmentId === null) return null;
  return (
    startPage({ kind, team }) ??
    `/assessments/${encodeURIComponent(assessmentId)}${kind === 'history' ? '/history' : ''}`
  );
}
