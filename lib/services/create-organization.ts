import { randomUUID } from 'node:crypto';
import type { Queries } from '@/db/client';
import { insertOrganization, listOrganizationRows, type Organization } from '@/db/store/organizations';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { freeSlug, isSameName, readName } from '@/lib/organization/name';

/** The slug of the sample organization: no other has it. */
export const SAMPLE_SLUG = 'sample';

/** Slugs that stand for something else in addresses. */
const reserved = [SAMPLE_SLUG, 'new'];

/**
 * Creates an organization. Its slug is made from its name, and numbered where that is taken.
 * @throws {CairnError} `invalid-input` of the field `name`; `conflict` where an organization has this name already.
 */
export async function createOrganization(context: Context, { name }: { name: string }): Promise<{ slug: string }> {
  const { slug } = await context.db.write((transaction) => addOrganization(transaction, { name, now: context.now() }));
  return { slug };
}

/** As `createOrganization`, within a transaction. The sample organization has a slug of its own. */
export async function addOrganization(
  db: Queries,
  { name, isSample = false, now }: { name: string; isSample?: boolean; now: Date },
): Promise<Organization> {
  const others = await listOrganizationRows(db);
  const read = readName(name, 'organization');
  refuseTakenName(read, others);
  const taken = [...reserved, ...others.map(({ slug }) => slug)];
  const slug = isSample ? SAMPLE_SLUG : freeSlug(read, { taken, whenEmpty: 'organization' });
  const organization = { id: randomUUID(), slug, name: read, isSample, createdAt: now };
  await insertOrganization(db, organization);
  return organization;
}

/** @throws {CairnError} `conflict` of the field `name`. The sample leaves its name to others. */
export function refuseTakenName(name: string, others: readonly Organization[]): void {
  const same = others.find((other) => !other.isSample && isSameName(other.name, name));
  if (same) {
    const reason = `There is an organization called "${same.name}" already. Choose another name, or edit that one.`;
    throw new CairnError('conflict', reason, { field: 'name' });
  }
}
