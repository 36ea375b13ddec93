import { deleteOrganizationRow } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { tidyName } from '@/lib/organization/name';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/**
 * Deletes an organization with its teams, their assessments, its services and what was imported for it. Repositories themselves
 * are never touched.
 * @param confirmation the name of the organization, typed by who deletes it
 * @throws {CairnError} `invalid-input` of the field `confirmation`; `not-found`; `forbidden` for the sample, which is removed as a whole in its own way.
 */
export async function deleteOrganization(
  context: Context,
  { organization: slug, confirmation }: { organization: string; confirmation: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const { id, name } = await requireEditableOrganization(transaction, slug);
    if (tidyName(confirmation) !== name) {
      const reason = `This is not the name. Type it as it is written: ${name}`;
      throw new CairnError('invalid-input', reason, { field: 'confirmation' });
    }
    await deleteOrganizationRow(transaction, id);
  });
}
