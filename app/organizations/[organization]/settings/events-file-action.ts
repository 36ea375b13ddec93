'use server';

import { type FormState, givenText, textOf, tryForm } from '@/app/organizations/form-state';
import { getContext } from '@/lib/context';
import { importEventText } from '@/lib/services/import-event-text';
import type { EventImportResult } from '@/lib/services/import-events';

export interface EventsFileState extends FormState<{ text: string }> {
  /** What came of it; null until a file was taken in. */
  result: EventImportResult | null;
}

/** Takes in an event file for an organization: its good lines, and says what is wrong with the others. */
export async function importEventsFromForm(_previous: EventsFileState, form: FormData): Promise<EventsFileState> {
  const values = { text: await givenText(form) };
  if (values.text.trim() === '') {
    return { values, errors: { text: 'Choose a file, or paste its text.' }, result: null };
  }
  const context = await getContext();
  const request = { organizationSlug: textOf(form, 'organization'), text: values.text };
  const tried = await tryForm(
    values,
    (field) => field === 'text',
    () => importEventText(context, request),
  );
  if (tried.refused) return { ...tried.refused, result: null };
  return { values: { text: '' }, errors: {}, result: tried.result };
}
