'use client';

import { useActionState } from 'react';
import {
  type EventsFileState,
  importEventsFromForm,
} from '@/app/organizations/[organization]/settings/events-file-action';
import { ImportFileForm } from '@/app/organizations/[organization]/settings/import-file-form';
import { Alert } from '@/components/ui/alert';
import type { EventImportResult } from '@/lib/services/import-events';

const example = `{"type":"deployment","id":"d-1","service":"shop","environment":"production","revision":"4f2a91c","finishedAt":"2026-11-02T10:00:00Z","result":"succeeded"}
{"type":"incident","id":"INC-7","service":"shop","openedAt":"2026-11-02T10:20:00Z","resolvedAt":"2026-11-02T10:45:00Z"}`;

/** Takes an event file, uploaded or pasted. */
export function EventsFileForm({ organization }: { organization: string }) {
  const start: EventsFileState = { values: { text: '' }, errors: {}, result: null };
  const [{ values, errors, result }, submit] = useActionState(importEventsFromForm, start);
  return (
    <ImportFileForm
      organization={organization}
      what="events"
      submit={submit}
      values={values}
      errors={errors}
      answer={result === null ? null : <Taken result={result} />}
      label="Event file"
      accept=".ndjson,.jsonl,.json"
      hint="JSON, one event a line, up to 8 MB. Larger ones go in with cairn import."
      example={example}
      rows={8}
    />
  );
}

/** What was new, and what is wrong with the lines that were not taken. */
function Taken({ result }: { result: EventImportResult }) {
  const { events, added, changed, ignored, refusedLines, refusals, unknownFields, untoldLines } = result;
  return (
    <Alert title={`Events read: ${events}, of which ${added} new`} tone={refusedLines > 0 ? 'partly' : 'good'} live>
      {added + changed === 0 && events > 0 ? <p>All of them were known already.</p> : null}
      {changed > 0 ? <p>{changed} were known with less, and are fuller now.</p> : null}
      {ignored > 0 ? <p>{ignored} are known otherwise and fuller, which stays.</p> : null}
      {untoldLines > 0 ? <p>{untoldLines} lines tell of no deployment, change or incident.</p> : null}
      {unknownFields.length > 0 ? (
        <p className="break-words">
          Fields that are not known were kept out: {unknownFields.map(({ field }) => field).join(', ')}.
        </p>
      ) : null}
      {refusedLines > 0 ? (
        <>
          <p>Lines that were refused: {refusedLines}. The first of them:</p>
          <ul className="list-disc pl-5">
            {refusals.map(({ line, reason }) => (
              <li key={`${line} ${reason}`} className="break-words">
                Line {line}: {reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Alert>
  );
}
