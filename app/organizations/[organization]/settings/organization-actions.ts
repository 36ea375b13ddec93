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
export async function renameFromForm(_previous: NameState, form: FormData): Promise<NameState> {
  const organization = textOf(form, 'organization');
  const values = { name: textOf(form, 'name') };
  const { refused } = await tryForm(
    values,
    (field) => field === 'name',
    async () => renameOrganization(await getContext(), { organization, ...values }),
  );
  return refused ?? redirect(`${organizationLinks.settings(organization)}?done=renamed`);
}

/** Deletes an organization whose name was typed, and goes on to the others. */
export async function deleteFromForm(_previous: ConfirmationState, form: FormData): Promise<ConfirmationState> {
  const organization = textOf(form, 'organization');
  const values = { confirmation: textOf(form, 'confirmation') };
  const { refused } = await tryForm(
    values,
    (field) => field === 'confirmation',
    async () => deleteOrganization(await getContext(), { organization, ...values }),
  );
  return refused ?? redirect(`${organizationLinks.all}?done=deleted`);
}
