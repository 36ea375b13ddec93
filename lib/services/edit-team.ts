import { listTeamRows, updateTeam } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { requireEditableOrganization, requireTeam } from '@/lib/services/require-organization';
import {
  readTeamInput,
  refuseTakenTeamName,
  resolvePlatform,
  setTeamRepositories,
  type TeamInput,
} from '@/lib/services/team-input';

/**
 * Makes a team what is given, its repositories included: those left out are no longer the team's, and stay the organization's.
 * The slug stays, so that links go on working.
 * @throws {CairnError} as `createTeam`.
 */
export async function editTeam(
  context: Context,
  { organization: slug, team: teamSlug, ...input }: TeamInput & { organization: string; team: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const team = await requireTeam(transaction, organization, teamSlug);
    const { name, target, repositories } = readTeamInput(context, organization, input);
    const teams = await listTeamRows(transaction, organization.id);
    refuseTakenTeamName(
      name,
      teams.filter(({ id }) => id !== team.id),
    );
    const platformTeamId = resolvePlatform(teams, team, input.platform);
    await updateTeam(transaction, { ...team, name, kind: input.kind, platformTeamId, target });
    await setTeamRepositories(transaction, team, repositories, context.now());
  });
}
