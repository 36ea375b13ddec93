import type { Metadata } from 'next';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { ServicePage } from '@/app/organizations/[organization]/services/service-page';

export const metadata: Metadata = { title: 'Add a service' };

export default async function NewServicePage({ params }: { params: Promise<{ organization: string }> }) {
  const { context, organization } = await loadOrganization((await params).organization);
  return <ServicePage context={context} organization={organization} service={null} />;
}
