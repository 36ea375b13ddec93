import { stopJob } from '@/app/jobs/[id]/stop-job';
import { Alert } from '@/components/ui/alert';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { Card } from '@/components/ui/card';
import { Progress } from '@/components/ui/progress';
import { SubmitButton } from '@/components/ui/submit-button';
import type { TeamJob } from '@/lib/services/list-team-jobs';

/** With JavaScript the page asks anew this often; without it, it is loaded anew as often as a person can follow. */
const REFRESH_SECONDS = 2;
const RELOAD_SECONDS = 10;

/** The assessment of one team that is under way. It goes on when the page is closed, and is found again when it is loaded anew. */
export function TeamUnderWay({ job }: { job: TeamJob }) {
  return (
    <Card className="flex flex-col gap-4">
      <Progress
        label={job.state === 'queued' ? 'Waiting for its turn' : job.progress.message || 'Assessing'}
        done={job.progress.done}
        total={job.state === 'queued' ? null : job.progress.total}
      />
      {job.error === null ? null : (
        <Alert tone="partly" title="It will be tried again">
          {job.error}
        </Alert>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-ink-faint">This page can be closed: the work goes on.</p>
        <form action={stopJob.bind(null, job.jobId)}>
          <SubmitButton look="plain" pendingText="Cancelling…">
            Cancel
          </SubmitButton>
        </form>
      </div>
      <Renewal />
    </Card>
  );
}

/** How far the assessments of an organization's teams are. */
export function TeamsUnderWay({ jobs, teams }: { jobs: readonly TeamJob[]; teams: number }) {
  const running = jobs.find(({ state }) => state === 'running');
  const message = running === undefined ? 'Waiting for its turn' : running.progress.message || 'Assessing';
  return (
    <Card>
      <Progress label={`Assessing teams: ${message}`} done={teams - jobs.length} total={teams} />
      <p className="mt-2 text-xs text-ink-faint">
        Results appear as they come; those below are the last known. This page can be closed: the work goes on.
      </p>
      <Renewal />
    </Card>
  );
}

/** Brings what is under way up to date. */
export function Renewal() {
  return (
    <>
      <AutoRefresh everySeconds={REFRESH_SECONDS} />
      <noscript>
        <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
      </noscript>
    </>
  );
}
