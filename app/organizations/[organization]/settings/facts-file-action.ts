'use server';

import { type FormState, givenText, textOf, tryForm } from '@/app/organizations/form-state';
import { getContext } from '@/lib/context';
import { type ImportResult, importFacts } from '@/lib/services/import-facts';

export interface FactsFileState extends FormState<{ text: string }> {
  /** What came of it; null until a file was taken in. */
  result: ImportResult | null;
}

/** Takes in a fact file for an organization: all of it, or nothing and what is wrong where. */
export async function importFactsFromForm(_previous: FactsFileState, form: FormData): Promise<FactsFileState> {
  const values = { text: await givenText(form) };
  if (values.text.trim() === '') {
    return { values, errors: { text: 'Choose a file, or paste its text.' }, result: null };
  }
  const context = await getContext();
  const request = { organizationSlug: textOf(form, 'organization'), text: values.text, now: context.now() };
  const tried = await tryForm(
    values,
    (field) => field === 'text',
    () => importFacts(context, request),
  );
  if (tried.refused) return { ...tried.refused, result: null };
  return { values: { text: '' }, errors: {}, result: tried.result };
}
