import { jobWords } from '@/components/report/job-words';
import { Alert } from '@/components/ui/alert';
import { DateTime } from '@/components/ui/date-time';
import { Progress } from '@/components/ui/progress';
import { TextLink } from '@/components/ui/text-link';

/** A piece of work in the background, as people see it. */
export interface JobEntry {
  kind: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  progress: { done: number; total: number | null; message: string };
  /** Why it failed and what to do, or why it is tried again. */
  error: string | null;
  assessmentId: string | null;
  createdAt: string;
  finishedAt: string | null;
}

interface JobProgressProps {
  job: JobEntry;
  /** The very page that starts it anew; null where only its kind tells. */
  startAgainAt?: string | null;
}

/** Where a job stands: how far it is, or how it ended and what to do next. */
export function JobProgress({ job, startAgainAt = null }: JobProgressProps) {
  const isUnderWay = job.state === 'queued' || job.state === 'running';
  return (
    <div className="flex flex-col gap-4">
      <JobState job={job} startAgainAt={startAgainAt} />
      <p className="text-xs text-ink-faint">
        Asked for <DateTime value={job.createdAt} />
        {job.finishedAt ? (
          <>
            , ended <DateTime value={job.finishedAt} />
          </>
        ) : null}
        .{isUnderWay ? ' This page can be closed: the work goes on, and its address stays the same.' : null}
      </p>
    </div>
  );
}

function JobState({ job, startAgainAt = null }: JobProgressProps) {
  const { state, progress } = job;
  const words = jobWords(job.kind);
  const again = <TextLink href={startAgainAt ?? words.again.href}>{words.again.label}.</TextLink>;
  if (state === 'queued') return <Waiting retryReason={job.error} />;
  if (state === 'running')
    return <Progress label={progress.message || 'Working'} done={progress.done} total={progress.total} />;
  if (state === 'failed') {
    return (
      <Alert tone="bad" title={words.failed} live>
        <p>{job.error ?? 'No reason was recorded. The log of the worker says more.'}</p>
        <p className="mt-2">What was known before is untouched. Mend the cause, then: {again}</p>
      </Alert>
    );
  }
  if (state === 'cancelled') {
    return (
      <Alert tone="plain" title={words.cancelled}>
        What was known before is untouched. {again}
      </Alert>
    );
  }
  return (
    <Alert tone="good" title="Done">
      <Result job={job} />
    </Alert>
  );
}

function Result({ job }: { job: JobEntry }) {
  const { result } = jobWords(job.kind);
  if (job.assessmentId !== null) return <TextLink href={`/assessments/${job.assessmentId}`}>See the result</TextLink>;
  return result ? <TextLink href={result.href}>{result.label}</TextLink> : 'It left no result of its own.';
}

function Waiting({ retryReason }: { retryReason: string | null }) {
  return (
    <>
      <Progress label="Waiting for its turn" done={0} total={null} />
      {retryReason ? (
        <Alert tone="partly" title="It will be tried again">
          {retryReason}
        </Alert>
      ) : null}
    </>
  );
}
