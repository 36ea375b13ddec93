import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { readKeptAddress } from '@/lib/services/organization-address';
import { requireEditableOrganization } from '@/lib/services/require-organization';
import { keepRepositories } from '@/lib/services/team-input';

/**
 * Adds repositories to an organization, all or none; those that it has already stay as they are.
 * @throws {CairnError} `invalid-input` of the field `addresses`; `not-found`; `forbidden` for the sample.
 */
export async function addRepositories(
  context: Context,
  { organization: slug, addresses }: { organization: string; addresses: readonly string[] },
): Promise<{ added: number; known: number }> {
  if (addresses.length === 0) {
    throw new CairnError('invalid-input', 'Give the address of a repository.', { field: 'addresses' });
  }
  return context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const read = addresses.map((text) => readKeptAddress(context, organization, { text, field: 'addresses' }));
    const request = { organizationId: organization.id, addresses: read, now: context.now() };
    const { ids, before } = await keepRepositories(transaction, request);
    const given = new Set(read.map(({ key }) => ids.get(key) ?? ''));
    const known = given.intersection(before).size;
    return { added: given.size - known, known };
  });
}
