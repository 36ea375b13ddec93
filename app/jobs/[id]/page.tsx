import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { stopJob } from '@/app/jobs/[id]/stop-job';
import { JobProgress } from '@/components/report/job-progress';
import { jobWords } from '@/components/report/job-words';
import { modelLinks } from '@/components/report/model-links';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { SubmitButton } from '@/components/ui/submit-button';
import { getContext } from '@/lib/context';
import { getJob } from '@/lib/services/get-job';

export const metadata: Metadata = { title: 'Work under way' };

/** With JavaScript the page asks anew this often; without it, it is loaded anew as often as a person can follow. */
const REFRESH_SECONDS = 2;
const RELOAD_SECONDS = 5;

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const job = await getJob(await getContext(), { id: (await params).id });
  if (job === null) notFound();
  if (job.state === 'done' && job.assessmentId !== null)
    redirect(`/assessments/${encodeURIComponent(job.assessmentId)}${job.kind === 'history' ? '/history' : ''}`);
  if (job.state === 'done' && job.kind === 'rejudge') redirect(`${modelLinks.settings}?done=judged`);
  const work = jobWords(job.kind).name;
  const underWay = job.state === 'queued' || job.state === 'running';
  return (
    <div className="mx-auto flex max-w-text flex-col gap-6">
      <PageHeader
        title={underWay ? `${work} under way` : work}
        breadcrumbs={<Breadcrumbs above={[{ label: 'Assessments', href: '/#assessments' }]} current="Progress" />}
      />
      <Card>
        <JobProgress job={job} />
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
