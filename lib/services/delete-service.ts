import { deleteServiceRow, findService } from '@/db/store/services';
import type { Context } from '@/lib/context';
import { requireEditableOrganization } from '@/lib/services/require-organization';

/**
 * Deletes a service: what is known of it in Cairn, and nothing else. One that is not there is no error.
 * @throws {CairnError} `not-found` for the organization; `forbidden` for the sample.
 */
export async function deleteService(
  context: Context,
  { organization: slug, service: serviceSlug }: { organization: string; service: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const service = await findService(transaction, organization.id, serviceSlug);
    if (service) await deleteServiceRow(transaction, service.id);
  });
}
