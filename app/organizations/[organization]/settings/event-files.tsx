import { cancelEventFile } from '@/app/organizations/[organization]/settings/cancel-event-file';
import { Renewal } from '@/app/organizations/[organization]/work-under-way';
import { counted } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import { DateTime } from '@/components/ui/date-time';
import { Disclosure } from '@/components/ui/disclosure';
import { Progress } from '@/components/ui/progress';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EventFileView } from '@/lib/services/list-event-files';

/** The event files that were uploaded last: how far each is, and what came of it. */
export function EventFiles({ files }: { files: readonly EventFileView[] }) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="event-files" className="max-w-text">
      <h3 id="event-files" className="mb-2 text-sm font-semibold">
        Files uploaded last
      </h3>
      <ul className="flex flex-col divide-y divide-line border-y border-line text-sm">
        {files.map((file) => (
          <li key={file.id} className="flex flex-col gap-2 py-3">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="break-all font-semibold">{file.name}</span>
              <span className="text-ink-soft">
                {size(file.bytes)}, <DateTime value={file.createdAt} />
              </span>
            </p>
            <Outcome file={file} />
          </li>
        ))}
      </ul>
      {files.some(isUnderWay) ? <Renewal /> : null}
    </section>
  );
}

function isUnderWay({ state }: EventFileView): boolean {
  return state === 'queued' || state === 'running';
}

function Outcome({ file }: { file: EventFileView }) {
  const { state, progress, error, result } = file;
  if (isUnderWay(file)) return <UnderWay file={file} />;
  if (state === 'cancelled') {
    return <p>Cancelled. The events that were taken in before stay; the same file again takes the others.</p>;
  }
  if (state === 'failed' || result === null) {
    return (
      <Alert tone="bad" title="It could not be taken in">
        <p>{error ?? (progress.message || 'No reason was recorded. The log of the worker says more.')}</p>
        <p>The same file again takes what is missing, and changes nothing else.</p>
      </Alert>
    );
  }
  return <Taken result={result} />;
}

function UnderWay({ file: { state, progress, error, jobId } }: { file: EventFileView }) {
  return (
    <>
      <Progress
        label={state === 'queued' ? 'Waiting for its turn' : progress.message || 'Taking in events'}
        done={progress.done}
        total={state === 'queued' ? null : progress.total}
      />
      {error === null ? null : <p>It will be tried again: {error}</p>}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-ink-faint">This page can be closed: the work goes on.</p>
        <form action={cancelEventFile.bind(null, jobId)}>
          <SubmitButton look="plain" pendingText="Cancelling…">
            Cancel
          </SubmitButton>
        </form>
      </div>
    </>
  );
}

/** What was new, and what is wrong with the lines that were not taken. */
function Taken({ result }: { result: NonNullable<EventFileView['result']> }) {
  const { events, added, changed, ignored, refusedLines, refusals, unknownFields, untoldLines } = result;
  return (
    <Alert
      title={`Events read: ${number(events)}, of which ${number(added)} new`}
      tone={refusedLines > 0 ? 'partly' : 'good'}
    >
      {added + changed === 0 && events > 0 ? <p>All of them were known already.</p> : null}
      {changed > 0 ? <p>Known with less before, and fuller now: {number(changed)}.</p> : null}
      {ignored > 0 ? <p>Known otherwise and fuller, which stays: {number(ignored)}.</p> : null}
      {untoldLines > 0 ? <p>{counted(untoldLines, 'line')} without a deployment, change or incident.</p> : null}
      {unknownFields.length > 0 ? (
        <p className="break-words">
          Fields that are not known were kept out: {unknownFields.map(({ field }) => field).join(', ')}.
        </p>
      ) : null}
      {refusedLines > 0 ? (
        <>
          <p>
            Lines that were refused: {number(refusedLines)}
            {refusedLines > refusals.length ? `. The first ${refusals.length} of them:` : ':'}
          </p>
          <RefusedLines refusals={refusals.slice(0, AT_A_GLANCE)} />
          {refusals.length > AT_A_GLANCE ? (
            <Disclosure title={`${refusals.length - AT_A_GLANCE} more`}>
              <RefusedLines refusals={refusals.slice(AT_A_GLANCE)} />
            </Disclosure>
          ) : null}
        </>
      ) : null}
    </Alert>
  );
}

/** So many refused lines mostly tell what is wrong with a file. */
const AT_A_GLANCE = 5;

function RefusedLines({ refusals }: Pick<NonNullable<EventFileView['result']>, 'refusals'>) {
  return (
    <ul className="list-disc pl-5">
      {refusals.map(({ line, reason }) => (
        <li key={`${line} ${reason}`} className="break-words">
          Line {line}: {reason}
        </li>
      ))}
    </ul>
  );
}

const KILOBYTE = 1000;

function size(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} bytes`;
  if (bytes < KILOBYTE ** 2) return `${Math.round(bytes / KILOBYTE)} kB`;
  return `${number(Math.round(bytes / KILOBYTE ** 2))} MB`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
