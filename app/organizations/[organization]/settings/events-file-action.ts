'use server';

import { refresh } from 'next/cache';
import { type FormState, textOf, tryForm } from '@/app/organizations/form-state';
import { getContext } from '@/lib/context';
import { receiveEventFile } from '@/lib/services/receive-event-file';

export interface EventsFileState extends FormState<{ text: string }> {
  /** Whether a file was sent: it stands in the list of files then. */
  isSent: boolean;
}

/** Keeps an event file of a form, or what was pasted, to be taken in by a job. */
export async function sendEventsFromForm(_previous: EventsFileState, form: FormData): Promise<EventsFileState> {
  const file = form.get('file');
  const values = { text: textOf(form, 'text') };
  const sent = file instanceof File && file.size > 0 ? file : new File([values.text], 'Pasted text');
  if (sent.size === 0) return { values, errors: { text: 'Choose a file, or paste its text.' }, isSent: false };
  const context = await getContext();
  const tried = await tryForm(
    values,
    (field) => field === 'text',
    () =>
      receiveEventFile(context, {
        organizationSlug: textOf(form, 'organization'),
        name: sent.name,
        pieces: sent.stream(),
      }),
  );
  if (tried.refused) return { ...tried.refused, isSent: false };
  // The file stands in the list above the form.
  refresh();
  return { values: { text: '' }, errors: {}, isSent: true };
}
