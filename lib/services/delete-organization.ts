import { deleteOrganizationRow } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/**
 * Deletes an organization with its teams, their assessments, its services and what was imported for it. Repositories themselves
 * are never touched.
 * @throws {CairnError} `not-found`; `forbidden` for the sample, which is removed as a whole in its own way.
 */
export async function deleteOrganization(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const { id } = await requireEditableOrganization(transaction, slug);
    await deleteOrganizationRow(transaction, id);
  });
}
