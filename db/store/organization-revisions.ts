import { eq, inArray, sql } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { type organizationRepositories, organizations, type services, type teams } from '@/db/schema';

/** How often what belongs to an organization has changed; null where there is none. Equal revisions: nothing has changed. */
export async function findRevision(db: Queries, organizationId: string): Promise<number | null> {
  const [row] = await db
    .select({ revision: organizations.revision })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return row?.revision ?? null;
}

/** Says that something of an organization changes. */
export async function touchOrganization(db: Queries, organizationId: string): Promise<void> {
  await db.update(organizations).set(next).where(eq(organizations.id, organizationId));
}

/** Says that something of the organization changes that a team, a service or a repository is of, before this is deleted. */
export async function touchOrganizationOf(
  db: Queries,
  table: typeof teams | typeof services | typeof organizationRepositories,
  id: string,
): Promise<void> {
  const owner = db.select({ id: table.organizationId }).from(table).where(eq(table.id, id));
  await db.update(organizations).set(next).where(inArray(organizations.id, owner));
}

const next = { revision: sql`${organizations.revision} + 1` };
