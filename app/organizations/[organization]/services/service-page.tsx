import type { ReactNode } from 'react';
import { SampleNote } from '@/app/organizations/[organization]/organization-header';
import { ServiceForm } from '@/app/organizations/[organization]/services/service-form';
import { serviceValues } from '@/app/organizations/[organization]/services/service-values';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import type { Context } from '@/lib/context';
import { listRepositories } from '@/lib/services/list-repositories';
import type { ServiceView } from '@/lib/services/list-services';
import { listTeams } from '@/lib/services/list-teams';

interface ServicePageProps {
  context: Context;
  organization: { slug: string; name: string; isSample: boolean };
  /** The service that is edited; null for a new one. */
  service: ServiceView | null;
  /** What stands below the form. */
  children?: ReactNode;
}

/** The page of a service, new or known: its form. */
export async function ServicePage({ context, organization, service, children }: ServicePageProps) {
  const { slug, name, isSample } = organization;
  const title = service === null ? 'Add a service' : `Edit ${service.name}`;
  const teams = await listTeams(context, { organization: slug });
  const repositories = await listRepositories(context, { organization: slug });
  const above = [
    { label: 'Organizations', href: organizationLinks.all },
    { label: name, href: organizationLinks.overview(slug) },
    { label: 'Services', href: organizationLinks.services(slug) },
  ];
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={title} breadcrumbs={<Breadcrumbs above={above} current={service?.name ?? title} />} />
      {isSample ? (
        <SampleNote />
      ) : (
        <>
          <ServiceForm
            organization={slug}
            service={service?.slug ?? null}
            values={serviceValues(service)}
            teams={teams.map((team) => ({ slug: team.slug, name: team.name }))}
            repositories={repositories.map(({ address, label }) => ({ address, label }))}
          />
          {children}
        </>
      )}
    </div>
  );
}
