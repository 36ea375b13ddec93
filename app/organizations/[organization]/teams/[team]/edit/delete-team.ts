'use server';

import { redirect } from 'next/navigation';
import { type FormState, textOf, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { deleteTeam } from '@/lib/services/delete-team';

/** Deletes a team and goes on to the others. */
export async function deleteTeamFromForm(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const organization = textOf(form, 'organization');
  const team = textOf(form, 'team');
  const { refused } = await tryForm(
    null,
    () => false,
    async () => deleteTeam(await getContext(), { organization, team }),
  );
  return refused ?? redirect(`${organizationLinks.settings(organization)}?done=team-deleted`);
}
