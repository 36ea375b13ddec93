'use server';

import { redirect } from 'next/navigation';
import { type FormState, linesOf, textOf, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { addRepositories } from '@/lib/services/add-repositories';
import { assignRepository } from '@/lib/services/assign-repository';
import { removeRepository } from '@/lib/services/remove-repository';

type AddState = FormState<{ addresses: string }>;
type AssignState = FormState<{ team: string; paths: string }>;

/** Adds repositories, one address a line. */
export async function addFromForm(_previous: AddState, form: FormData): Promise<AddState> {
  const organization = textOf(form, 'organization');
  const values = { addresses: textOf(form, 'addresses') };
  const tried = await tryForm(
    values,
    (field) => field === 'addresses',
    async () => addRepositories(await getContext(), { organization, addresses: linesOf(values.addresses) }),
  );
  const done = !tried.refused && tried.result.added === 0 ? 'known' : 'added';
  return tried.refused ?? redirect(`${organizationLinks.repositories(organization)}?done=${done}`);
}

/** Gives a repository, or folders of it, to a team. */
export async function assignFromForm(_previous: AssignState, form: FormData): Promise<AssignState> {
  const place = placeOf(form);
  const values = { team: textOf(form, 'team'), paths: textOf(form, 'paths') };
  const { refused } = await tryForm(
    values,
    (field) => field === 'team' || field === 'paths',
    async () => assignRepository(await getContext(), { ...place, team: values.team, paths: linesOf(values.paths) }),
  );
  return refused ?? redirect(`${organizationLinks.repositories(place.organization)}?done=assigned`);
}

/** Takes a repository from its organization. */
export async function removeFromForm(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const place = placeOf(form);
  const { refused } = await tryForm(
    null,
    () => false,
    async () => removeRepository(await getContext(), place),
  );
  return refused ?? redirect(`${organizationLinks.repositories(place.organization)}?done=removed`);
}

function placeOf(form: FormData): { organization: string; repositoryId: string } {
  return { organization: textOf(form, 'organization'), repositoryId: textOf(form, 'repositoryId') };
}
