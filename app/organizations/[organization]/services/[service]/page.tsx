import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { DeleteServiceForm } from '@/app/organizations/[organization]/services/delete-service-form';
import { ServicePage } from '@/app/organizations/[organization]/services/service-page';
import { Disclosure } from '@/components/ui/disclosure';
import { getService } from '@/lib/services/get-service';

interface EditServicePageProps {
  params: Promise<{ organization: string; service: string }>;
}

export async function generateMetadata({ params }: EditServicePageProps): Promise<Metadata> {
  const { organization: slug, service: serviceSlug } = await params;
  const { context } = await loadOrganization(slug);
  const service = await getService(context, { organization: slug, service: serviceSlug });
  return { title: service ? `Edit ${service.name}` : 'No such service' };
}

export default async function EditServicePage({ params }: EditServicePageProps) {
  const { organization: slug, service: serviceSlug } = await params;
  const { context, organization } = await loadOrganization(slug);
  const service = await getService(context, { organization: slug, service: serviceSlug });
  if (service === null) notFound();
  return (
    <ServicePage context={context} organization={organization} service={service}>
      <Disclosure title="Delete this service" className="border-t border-line pt-6 text-sm">
        <div className="max-w-text pt-3">
          <DeleteServiceForm organization={slug} service={service.slug} />
        </div>
      </Disclosure>
    </ServicePage>
  );
}
