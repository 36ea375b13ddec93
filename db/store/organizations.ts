import { asc, count, eq, getTableColumns } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { organizationRepositories, organizations, services, teams } from '@/db/schema';
import { touchOrganization } from '@/db/store/organization-revisions';

export interface Organization {
  id: string;
  /** Its name in addresses and commands. */
  slug: string;
  name: string;
  isSample: boolean;
  createdAt: Date;
}

export interface OrganizationCounts {
  teams: number;
  repositories: number;
  services: number;
}

const { revision: _revision, ...columns } = getTableColumns(organizations);

export async function insertOrganization(db: Queries, organization: Organization): Promise<void> {
  await db.insert(organizations).values(organization);
}

export async function findOrganization(db: Queries, slug: string): Promise<Organization | null> {
  const [row] = await db.select(columns).from(organizations).where(eq(organizations.slug, slug));
  return row ?? null;
}

export async function findOrganizationById(db: Queries, id: string): Promise<Organization | null> {
  const [row] = await db.select(columns).from(organizations).where(eq(organizations.id, id));
  return row ?? null;
}

/** All organizations, oldest first. */
export async function listOrganizationRows(db: Queries): Promise<Organization[]> {
  return db.select(columns).from(organizations).orderBy(asc(organizations.createdAt), asc(organizations.slug));
}

export async function updateOrganization(db: Queries, id: string, changes: { name: string }): Promise<void> {
  await db.update(organizations).set(changes).where(eq(organizations.id, id));
  await touchOrganization(db, id);
}

/** Deletes an organization with its teams, repositories, services and imported facts, and the assessments of its teams. */
export async function deleteOrganizationRow(db: Queries, id: string): Promise<void> {
  await db.delete(organizations).where(eq(organizations.id, id));
}

/** How much belongs to each organization, by its id; one that has nothing is not in it. */
export async function countBelongings(db: Queries): Promise<Map<string, OrganizationCounts>> {
  const [ofTeams, ofRepositories, ofServices] = [
    await countBy(db, teams),
    await countBy(db, organizationRepositories),
    await countBy(db, services),
  ];
  const ids = [...new Set([...ofTeams.keys(), ...ofRepositories.keys(), ...ofServices.keys()])];
  return new Map(
    ids.map((id) => [
      id,
      { teams: ofTeams.get(id) ?? 0, repositories: ofRepositories.get(id) ?? 0, services: ofServices.get(id) ?? 0 },
    ]),
  );
}

async function countBy(
  db: Queries,
  table: typeof teams | typeof organizationRepositories | typeof services,
): Promise<Map<string, number>> {
  const rows = await db.select({ id: table.organizationId, number: count() }).from(table).groupBy(table.organizationId);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
