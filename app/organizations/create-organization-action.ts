'use server';

import { redirect } from 'next/navigation';
import { type FormState, textOf, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { createOrganization } from '@/lib/services/create-organization';

/** Creates an organization and goes on to its settings, where its teams are added. */
export async function createFromForm(
  _previous: FormState<{ name: string }>,
  form: FormData,
): Promise<FormState<{ name: string }>> {
  const values = { name: textOf(form, 'name') };
  const tried = await tryForm(
    values,
    (field) => field === 'name',
    async () => createOrganization(await getContext(), values),
  );
  return tried.refused ?? redirect(`${organizationLinks.settings(tried.result.slug)}?done=created`);
}
