import type { Context } from '@/lib/context';
import { listOrganizations, type OrganizationView } from '@/lib/services/list-organizations';

/** An organization by its slug; null when there is none. */
export async function getOrganization(context: Context, { slug }: { slug: string }): Promise<OrganizationView | null> {
  const all = await listOrganizations(context);
  return all.find((organization) => organization.slug === slug) ?? null;
}
