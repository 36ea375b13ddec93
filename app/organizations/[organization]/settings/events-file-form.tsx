'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useActionState, useState } from 'react';
import {
  type EventsFileState,
  sendEventsFromForm,
} from '@/app/organizations/[organization]/settings/events-file-action';
import { ImportFileForm } from '@/app/organizations/[organization]/settings/import-file-form';
import { Alert } from '@/components/ui/alert';

const example = `{"type":"deployment","id":"d-1","service":"shop","environment":"production","revision":"4f2a91c","finishedAt":"2026-11-02T10:00:00Z","result":"succeeded"}
{"type":"incident","id":"INC-7","service":"shop","openedAt":"2026-11-02T10:20:00Z","resolvedAt":"2026-11-02T10:45:00Z"}`;

const MEGABYTE = 1_000_000;

/** How far the sending of a file is. */
type Sending = { state: 'none' | 'under-way' | 'sent' } | { state: 'refused'; message: string };

interface EventsFileFormProps {
  organization: string;
  /** Of a file. */
  mostBytes: number;
}

/** Takes an event file, uploaded or pasted. A file goes piece by piece where there is JavaScript, and as a field of the form else. */
export function EventsFileForm({ organization, mostBytes }: EventsFileFormProps) {
  const start: EventsFileState = { values: { text: '' }, errors: {}, isSent: false };
  const [{ values, errors, isSent }, submit] = useActionState(sendEventsFromForm, start);
  const [sending, setSending] = useState<Sending>({ state: 'none' });
  const router = useRouter();

  async function sendFile(form: HTMLFormElement, file: File) {
    setSending({ state: 'under-way' });
    const message = await send(file, { organization, mostBytes });
    setSending(message === null ? { state: 'sent' } : { state: 'refused', message });
    if (message !== null) return;
    form.reset();
    router.refresh();
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    if (sending.state === 'under-way') return event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    if (!(file instanceof File) || file.size === 0) return setSending({ state: 'none' });
    event.preventDefault();
    void sendFile(event.currentTarget, file);
  }

  return (
    <ImportFileForm
      organization={organization}
      what="events"
      submit={submit}
      onSubmit={onSubmit}
      values={values}
      errors={sending.state === 'refused' ? { form: sending.message } : errors}
      answer={answerOf(sending.state === 'none' && isSent ? 'sent' : sending.state)}
      label="Event file"
      accept=".ndjson,.jsonl,.json"
      hint={`JSON, one event a line, up to ${mostBytes / MEGABYTE} MB; without JavaScript up to 8 MB.`}
      example={example}
      rows={8}
    />
  );
}

function answerOf(state: Sending['state']) {
  if (state === 'under-way') return <Alert title="The file is being sent. Keep this page open until it is." live />;
  if (state === 'sent') return <Alert tone="good" title="The file is here. What comes of it stands above." live />;
  return null;
}

/** Sends a file. Gives why it was not taken; null where it was. */
async function send(
  file: File,
  { organization, mostBytes }: { organization: string; mostBytes: number },
): Promise<string | null> {
  if (file.size > mostBytes) return `The file has more than ${mostBytes / MEGABYTE} MB. Cut it at line ends.`;
  try {
    const response = await fetch(`/api/organizations/${encodeURIComponent(organization)}/event-files`, {
      method: 'POST',
      headers: { 'X-File-Name': encodeURIComponent(file.name), 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    if (response.ok) return null;
    const answer: unknown = await response.json();
    const isTold = typeof answer === 'object' && answer !== null && 'message' in answer;
    return isTold ? String(answer.message) : 'The server could not keep the file. Its log says why.';
  } catch {
    return 'The file did not arrive: the connection broke off, or the server is busy. Send it again.';
  }
}
