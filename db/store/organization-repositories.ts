import { and, asc, eq } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { organizationRepositories } from '@/db/schema';
import { touchOrganization, touchOrganizationOf } from '@/db/store/organization-revisions';

/** A repository of an organization, whether a team has it or not. */
export interface OrganizationRepository {
  id: string;
  organizationId: string;
  /** What git is given, without credentials. */
  address: string;
  label: string;
  createdAt: Date;
}

export async function insertOrganizationRepository(db: Queries, repository: OrganizationRepository): Promise<void> {
  await db.insert(organizationRepositories).values(repository);
  await touchOrganization(db, repository.organizationId);
}

/** The repositories of an organization, by address. */
export async function listRepositoryRows(db: Queries, organizationId: string): Promise<OrganizationRepository[]> {
  return db
    .select()
    .from(organizationRepositories)
    .where(eq(organizationRepositories.organizationId, organizationId))
    .orderBy(asc(organizationRepositories.address));
}

/** Null when the organization has no repository of this id. */
export async function findOrganizationRepository(
  db: Queries,
  organizationId: string,
  id: string,
): Promise<OrganizationRepository | null> {
  const [row] = await db
    .select()
    .from(organizationRepositories)
    .where(and(eq(organizationRepositories.organizationId, organizationId), eq(organizationRepositories.id, id)));
  return row ?? null;
}

/** Takes a repository from the organization and its teams; services stay, without a repository. */
export async function deleteOrganizationRepository(db: Queries, id: string): Promise<void> {
  await touchOrganizationOf(db, organizationRepositories, id);
  await db.delete(organizationRepositories).where(eq(organizationRepositories.id, id));
}
