import { randomUUID } from 'node:crypto';
import { insertService, listServiceRows } from '@/db/store/services';
import type { Context } from '@/lib/context';
import { freeSlug } from '@/lib/organization/name';
import { requireEditableOrganization } from '@/lib/services/require-organization';
import { readServiceInput, refuseTakenServiceName, type ServiceInput } from '@/lib/services/service-input';

/** Slugs that stand for something else in addresses. */
export const RESERVED_SERVICE_SLUGS = ['new'];

/**
 * Creates a service of an organization.
 * @throws {CairnError} `invalid-input` or `conflict` with the field that is wrong; `not-found`; `forbidden` for the sample.
 */
export async function createService(
  context: Context,
  { organization: slug, ...input }: ServiceInput & { organization: string },
): Promise<{ slug: string }> {
  return context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const read = await readServiceInput(context, transaction, organization, input);
    const others = await listServiceRows(transaction, organization.id);
    refuseTakenServiceName(read.name, others);
    const taken = [...RESERVED_SERVICE_SLUGS, ...others.map((other) => other.slug)];
    const service = {
      ...read,
      id: randomUUID(),
      organizationId: organization.id,
      slug: freeSlug(read.name, { taken, whenEmpty: 'service' }),
      createdAt: context.now(),
    };
    await insertService(transaction, service);
    return { slug: service.slug };
  });
}
