'use server';

import { redirect } from 'next/navigation';
import { type FormState, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { deleteTeam } from '@/lib/services/delete-team';

/** Deletes a team and goes on to the others. */
export async function deleteTeamFromForm(
  { organization, team }: { organization: string; team: string },
  _previous: FormState<null>,
): Promise<FormState<null>> {
  const { refused } = await tryForm(
    null,
    () => false,
    async () => deleteTeam(await getContext(), { organization, team }),
  );
  return refused ?? redirect(`${organizationLinks.settings(organization)}?done=team-deleted`);
}
