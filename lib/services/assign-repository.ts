import { findOrganizationRepository } from '@/db/store/organization-repositories';
import { findTeam, keepTeamRepository } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { readPathScope } from '@/lib/organization/path-scope';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/**
 * Puts a repository, or folders of it, into a team's hands. Other teams keep what they have; of a repository that the team has
 * already, the folders change.
 * @throws {CairnError} `invalid-input` of the field `team` or `paths`; `not-found`; `forbidden` for the sample.
 */
export async function assignRepository(
  context: Context,
  input: { organization: string; repositoryId: string; team: string; paths: readonly string[] },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, input.organization);
    const paths = readPathScope(input.paths, 'paths');
    const repository = await findOrganizationRepository(transaction, organization.id, input.repositoryId);
    if (!repository) {
      throw new CairnError('not-found', 'This repository is no longer one of the organization. Add it again.');
    }
    const team = await findTeam(transaction, organization.id, input.team);
    if (!team) throw new CairnError('invalid-input', 'Choose a team.', { field: 'team' });
    await keepTeamRepository(transaction, { teamId: team.id, repositoryId: repository.id, paths });
  });
}
