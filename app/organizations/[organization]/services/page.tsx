import type { Metadata } from 'next';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { OrganizationHeader, SampleNote } from '@/app/organizations/[organization]/organization-header';
import { DoneNote } from '@/app/organizations/done-note';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Code } from '@/components/ui/prose';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { listServices, type ServiceView } from '@/lib/services/list-services';

interface ServicesPageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

const messages = {
  added: 'The service is added.',
  saved: 'The service is saved.',
  deleted: 'The service is deleted from this list.',
};

export async function generateMetadata({ params }: ServicesPageProps): Promise<Metadata> {
  const { organization } = await loadOrganization((await params).organization);
  return { title: `Services of ${organization.name}` };
}

export default async function ServicesPage({ params, searchParams }: ServicesPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { done } = await searchParams;
  const { slug, isSample } = organization;
  const services = await listServices(context, { organization: slug });
  return (
    <div className="flex flex-col gap-8">
      <OrganizationHeader
        organization={organization}
        current="services"
        actions={isSample ? null : <ButtonLink href={organizationLinks.newService(slug)}>Add a service</ButtonLink>}
      />
      <DoneNote done={done} messages={messages} />
      {isSample ? <SampleNote /> : null}
      <p className="max-w-text text-sm text-ink-soft">
        What the organization runs. The share of production services under GitOps, and the level of the organization,
        are counted over these.
      </p>
      {services.length === 0 ? (
        <EmptyState title="No service yet">
          <p>Add the services that run in production first: without them, nobody can say how much of it is covered.</p>
        </EmptyState>
      ) : (
        <ServiceTable organization={organization} services={services} />
      )}
    </div>
  );
}

interface ServiceTableProps {
  organization: { slug: string; isSample: boolean };
  services: readonly ServiceView[];
}

function ServiceTable({ organization: { slug, isSample }, services }: ServiceTableProps) {
  return (
    <Table caption="Services">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Service</HeaderCell>
          <HeaderCell>Team</HeaderCell>
          <HeaderCell>Runs in</HeaderCell>
          <HeaderCell>Definition</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <tr key={service.id}>
            <Cell className="min-w-32 break-words pl-0 font-semibold">
              {isSample ? (
                service.name
              ) : (
                <TextLink href={organizationLinks.service(slug, service.slug)}>{service.name}</TextLink>
              )}
            </Cell>
            <Cell className="min-w-28 break-words">
              {service.team ? (
                <TextLink href={organizationLinks.team(slug, service.team.slug)}>{service.team.name}</TextLink>
              ) : (
                <Badge tone="partly">No team</Badge>
              )}
            </Cell>
            <Cell className="whitespace-nowrap">
              {service.isProduction ? 'Production' : <span className="text-ink-faint">Not in production</span>}
            </Cell>
            <Cell className="min-w-48 break-words">
              <Definition service={service} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Definition({ service: { repository, path } }: { service: ServiceView }) {
  if (repository === null) return <span className="text-ink-faint">Not known</span>;
  return (
    <>
      {repository.label} {path === '' ? null : <Code>{path}</Code>}
    </>
  );
}
