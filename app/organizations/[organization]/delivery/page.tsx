import type { Metadata } from 'next';
import { DeliveryBody } from '@/app/organizations/[organization]/delivery/delivery-body';
import { deliveryLinks } from '@/app/organizations/[organization]/delivery/delivery-links';
import {
  readDeliveryQuery,
  type SearchParams,
  windowOf,
} from '@/app/organizations/[organization]/delivery/delivery-query';
import { loadDelivery, loadWaiting } from '@/app/organizations/[organization]/delivery/load-delivery';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { OrganizationHeader } from '@/app/organizations/[organization]/organization-header';
import { organizationLinks } from '@/app/organizations/organization-links';
import { reportTexts } from '@/components/report/report-texts';
import { currentModel } from '@/lib/services/current-model';

interface DeliveryPageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: DeliveryPageProps): Promise<Metadata> {
  const { organization } = await loadOrganization((await params).organization);
  return { title: `Delivery of ${organization.name}` };
}

export default async function DeliveryPage({ params, searchParams }: DeliveryPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { query, problems } = readDeliveryQuery(await searchParams);
  const { slug, name } = organization;
  const view = await loadDelivery(context, {
    ...windowOf(query, context.now()),
    organization: slug,
    team: null,
    service: query.service,
    tier: query.tier,
  });
  return (
    <div className="flex flex-col gap-8">
      <OrganizationHeader organization={organization} current="delivery" />
      <DeliveryBody
        context={context}
        view={view}
        waiting={await loadWaiting(context, { organization: slug, team: null }, query)}
        query={query}
        problems={problems}
        action={organizationLinks.delivery(slug)}
        subject={name}
        practices={null}
        texts={reportTexts(await currentModel(context))}
        links={deliveryLinks(slug, query, { team: null, assessmentId: null })}
      />
    </div>
  );
}
