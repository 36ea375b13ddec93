import { and, asc, eq } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { services } from '@/db/schema';
import { touchOrganization, touchOrganizationOf } from '@/db/store/organization-revisions';

/** What an organization runs. */
export interface Service {
  id: string;
  organizationId: string;
  teamId: string | null;
  slug: string;
  name: string;
  repositoryId: string | null;
  /** Folder of the repository that holds its definition; empty for all of it. */
  path: string;
  isProduction: boolean;
  createdAt: Date;
}

export async function insertService(db: Queries, service: Service): Promise<void> {
  await db.insert(services).values(service);
  await touchOrganization(db, service.organizationId);
}

export async function updateService(db: Queries, service: Service): Promise<void> {
  await db.update(services).set(service).where(eq(services.id, service.id));
  await touchOrganization(db, service.organizationId);
}

export async function deleteServiceRow(db: Queries, id: string): Promise<void> {
  await touchOrganizationOf(db, services, id);
  await db.delete(services).where(eq(services.id, id));
}

export async function findService(db: Queries, organizationId: string, slug: string): Promise<Service | null> {
  const [row] = await db
    .select()
    .from(services)
    .where(and(eq(services.organizationId, organizationId), eq(services.slug, slug)));
  return row ?? null;
}

/** The services of an organization, by name. */
export async function listServiceRows(db: Queries, organizationId: string): Promise<Service[]> {
  return db
    .select()
    .from(services)
    .where(eq(services.organizationId, organizationId))
    .orderBy(asc(services.name), asc(services.slug));
}
