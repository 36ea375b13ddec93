'use server';

import { redirect } from 'next/navigation';
import { type FormState, textOf, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { deleteOrganization } from '@/lib/services/delete-organization';
import { renameOrganization } from '@/lib/services/rename-organization';

type NameState = FormState<{ name: string }>;
type ConfirmationState = FormState<{ confirmation: string }>;

/** Renames an organization and shows its settings again. */
export async function renameFromForm(organization: string, _previous: NameState, form: FormData): Promise<NameState> {
  const values = { name: textOf(form, 'name') };
  const { refused } = await tryForm(
    values,
    (field) => field === 'name',
    async () => renameOrganization(await getContext(), { organization, ...values }),
  );
  return refused ?? redirect(`${organizationLinks.settings(organization)}?done=renamed`);
}

/** Deletes an organization whose name was typed, and goes on to the others. */
export async function deleteFromForm(
  { slug, name }: { slug: string; name: string },
  _previous: ConfirmationState,
  form: FormData,
): Promise<ConfirmationState> {
  const values = { confirmation: textOf(form, 'confirmation') };
  if (values.confirmation.trim() !== name) {
    return { values, errors: { confirmation: `This is not the name. Type it as it is written: ${name}` } };
  }
  const { refused } = await tryForm(
    values,
    () => false,
    async () => deleteOrganization(await getContext(), { organization: slug }),
  );
  return refused ?? redirect(`${organizationLinks.all}?done=deleted`);
}
