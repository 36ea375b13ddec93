import type { Metadata } from 'next';
import { DeliveryBody } from '@/app/organizations/[organization]/delivery/delivery-body';
import { deliveryLinks } from '@/app/organizations/[organization]/delivery/delivery-links';
import {
  readDeliveryQuery,
  type SearchParams,
  windowOf,
} from '@/app/organizations/[organization]/delivery/delivery-query';
import { loadDelivery, loadWaiting } from '@/app/organizations/[organization]/delivery/load-delivery';
import { loadTeam } from '@/app/organizations/[organization]/teams/[team]/load-team';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';

interface TeamDeliveryPageProps {
  params: Promise<{ organization: string; team: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: TeamDeliveryPageProps): Promise<Metadata> {
  const { organization, team } = await params;
  return { title: `Delivery of ${(await loadTeam(organization, team)).team.name}` };
}

export default async function TeamDeliveryPage({ params, searchParams }: TeamDeliveryPageProps) {
  const { organization: slug, team: teamSlug } = await params;
  const { context, team, report, texts } = await loadTeam(slug, teamSlug);
  const { query, problems } = readDeliveryQuery(await searchParams);
  const view = await loadDelivery(context, {
    ...windowOf(query, context.now()),
    organization: slug,
    team: teamSlug,
    service: query.service,
    tier: query.tier,
  });
  const above = [
    { label: 'Organizations', href: organizationLinks.all },
    { label: report.organization.name, href: organizationLinks.overview(slug) },
    { label: team.name, href: organizationLinks.team(slug, teamSlug) },
  ];
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={`Delivery of ${team.name}`} breadcrumbs={<Breadcrumbs above={above} current="Delivery" />} />
      <DeliveryBody
        context={context}
        view={view}
        waiting={await loadWaiting(context, { organization: slug, team: teamSlug }, query)}
        query={query}
        problems={problems}
        action={organizationLinks.teamDelivery(slug, teamSlug)}
        subject={team.name}
        practices={report.report}
        texts={texts}
        links={deliveryLinks(slug, query, { team: teamSlug, assessmentId: report.team.assessmentId })}
      />
    </div>
  );
}
