'use server';

import { redirect } from 'next/navigation';
import type { ServiceValues } from '@/app/organizations/[organization]/services/service-values';
import { type FormState, textOf, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { createService } from '@/lib/services/create-service';
import { deleteService } from '@/lib/services/delete-service';
import { editService } from '@/lib/services/edit-service';

const fields = ['name', 'team', 'repository', 'path'];

/** Saves a service and shows the list; comes back with what was typed where it cannot be saved. */
export async function saveService(
  _previous: FormState<ServiceValues>,
  form: FormData,
): Promise<FormState<ServiceValues>> {
  const organization = textOf(form, 'organization');
  const service = textOf(form, 'service');
  const values = {
    name: textOf(form, 'name'),
    team: textOf(form, 'team'),
    repository: textOf(form, 'repository'),
    path: textOf(form, 'path'),
    isProduction: form.get('isProduction') === 'on',
  };
  const input = { ...values, team: values.team || null, repository: values.repository || null };
  const { refused } = await tryForm(
    values,
    (field) => fields.includes(field),
    async () => {
      const context = await getContext();
      if (service === '') await createService(context, { organization, ...input });
      else await editService(context, { organization, service, ...input });
    },
  );
  return refused ?? redirect(`${organizationLinks.services(organization)}?done=${service === '' ? 'added' : 'saved'}`);
}

/** Deletes a service and shows the list. */
export async function deleteServiceFromForm(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const organization = textOf(form, 'organization');
  const service = textOf(form, 'service');
  const { refused } = await tryForm(
    null,
    () => false,
    async () => deleteService(await getContext(), { organization, service }),
  );
  return refused ?? redirect(`${organizationLinks.services(organization)}?done=deleted`);
}
