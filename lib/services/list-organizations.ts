import { countBelongings, listOrganizationRows, type OrganizationCounts } from '@/db/store/organizations';
import type { Context } from '@/lib/context';

export interface OrganizationView {
  id: string;
  slug: string;
  name: string;
  isSample: boolean;
  counts: OrganizationCounts;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** All organizations, oldest first. */
export async function listOrganizations(context: Context): Promise<OrganizationView[]> {
  const db = context.db.read;
  const counts = await countBelongings(db);
  const nothing = { teams: 0, repositories: 0, services: 0 };
  return (await listOrganizationRows(db)).map((organization) => ({
    ...organization,
    counts: counts.get(organization.id) ?? nothing,
    createdAt: organization.createdAt.toISOString(),
  }));
}
