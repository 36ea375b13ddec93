import { findService, listServiceRows, updateService } from '@/db/store/services';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { requireEditableOrganization } from '@/lib/services/require-organization';
import { readServiceInput, refuseTakenServiceName, type ServiceInput } from '@/lib/services/service-input';

/**
 * Makes a service what is given. Its slug stays.
 * @throws {CairnError} as `createService`; `not-found` for the service.
 */
export async function editService(
  context: Context,
  { organization: slug, service: serviceSlug, ...input }: ServiceInput & { organization: string; service: string },
): Promise<void> {
  await context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const service = await findService(transaction, organization.id, serviceSlug);
    if (!service) {
      throw new CairnError('not-found', `${organization.name} has no service "${serviceSlug}". It may be deleted.`);
    }
    const read = await readServiceInput(context, transaction, organization, input);
    const others = (await listServiceRows(transaction, organization.id)).filter(({ id }) => id !== service.id);
    refuseTakenServiceName(read.name, others);
    await updateService(transaction, { ...service, ...read });
  });
}
