import { deleteTeamRow } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { requireEditableOrganization, requireTeam } from '@/lib/services/require-organization';

/**
 * Deletes a team with its assessments. Its repositories and services stay with the organization, without a team; teams whose
 * platform it was have none then.
 * @throws {CairnError} `not-found`; `forbidden` for the sample.
 */
export async function deleteTeam(
  context: Context,
  { organization: slug, team: teamSlug }: { organization: string; team: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const team = await requireTeam(transaction, organization, teamSlug);
    await deleteTeamRow(transaction, team.id);
  });
}
