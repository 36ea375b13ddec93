import { deleteOrganizationRepository, findOrganizationRepository } from '@/db/store/organization-repositories';
import type { Context } from '@/lib/context';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/**
 * Takes a repository from an organization and its teams. Services of it stay, without a repository; one that is not there is no
 * error.
 * @throws {CairnError} `not-found` for the organization; `forbidden` for the sample.
 */
export async function removeRepository(
  context: Context,
  { organization: slug, repositoryId }: { organization: string; repositoryId: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const repository = await findOrganizationRepository(transaction, organization.id, repositoryId);
    if (repository) await deleteOrganizationRepository(transaction, repository.id);
  });
}
