import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type Context, getContext } from '@/lib/context';
import { getOrganization } from '@/lib/services/get-organization';
import type { OrganizationView } from '@/lib/services/list-organizations';

/** The organization of an address, fetched once for the title and the page. Shows the "not found" page where there is none. */
export const loadOrganization = cache(
  async (slug: string): Promise<{ context: Context; organization: OrganizationView }> => {
    const context = await getContext();
    const organization = await getOrganization(context, { slug });
    if (organization === null) notFound();
    return { context, organization };
  },
);
