'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, givenText, textOf, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { type ImportCounts, importTeamsFile, type TeamsFileResult } from '@/lib/services/import-teams-file';

interface TeamsFileValues {
  text: string;
  removeMissing: boolean;
}

export interface TeamsFileState extends FormState<TeamsFileValues> {
  /** What came of it, line by line; null until a file was taken in. */
  result: string[] | null;
}

/** Takes in a file of teams: that of a form that names an organization is for it, any other goes on to the one that it names. */
export async function importFromForm(_previous: TeamsFileState, form: FormData): Promise<TeamsFileState> {
  const values = { text: await givenText(form), removeMissing: form.get('removeMissing') === 'on' };
  const organization = textOf(form, 'organization');
  if (values.text.trim() === '') {
    return { values, errors: { text: 'Choose a file, or paste its text.' }, result: null };
  }
  const request = { ...values, ...(organization === '' ? {} : { organization }) };
  const tried = await tryForm(
    values,
    (field) => field === 'text',
    async () => importTeamsFile(await getContext(), request),
  );
  if (tried.refused) return { ...tried.refused, result: null };
  if (organization === '') redirect(`${organizationLinks.settings(tried.result.organization.slug)}?done=imported`);
  // The teams stand on the same page as the form.
  refresh();
  return { values: { text: '', removeMissing: false }, errors: {}, result: describe(tried.result) };
}

function describe({ teams, repositories, services }: TeamsFileResult): string[] {
  return [counts('Teams', teams), counts('Repositories', repositories), counts('Services', services)];
}

function counts(what: string, { created, kept, removed }: ImportCounts): string {
  return `${what}: ${created} created, ${kept} there before, ${removed} deleted`;
}
