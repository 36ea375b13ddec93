import { listOrganizationRows, updateOrganization } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { readName } from '@/lib/organization/name';
import { refuseTakenName } from '@/lib/services/create-organization';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/**
 * Gives an organization another name. Its slug stays, so that links and commands go on working.
 * @throws {CairnError} as `createOrganization`; `not-found`; `forbidden` for the sample.
 */
export async function renameOrganization(
  context: Context,
  { organization: slug, name }: { organization: string; name: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const read = readName(name, 'organization');
    const others = (await listOrganizationRows(transaction)).filter(({ id }) => id !== organization.id);
    refuseTakenName(read, others);
    await updateOrganization(transaction, organization.id, { name: read });
  });
}
