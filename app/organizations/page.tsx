import type { Metadata } from 'next';
import { CreateOrganizationForm } from '@/app/organizations/create-organization-form';
import { DoneNote } from '@/app/organizations/done-note';
import { organizationLinks } from '@/app/organizations/organization-links';
import { TeamsFileForm } from '@/app/organizations/teams-file-form';
import { CairnMark } from '@/components/charts/level-stones';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { getContext } from '@/lib/context';
import { listOrganizations, type OrganizationView } from '@/lib/services/list-organizations';

export const metadata: Metadata = { title: 'Organizations' };

const messages = { deleted: 'The organization is deleted.' };

interface OrganizationsPageProps {
  searchParams: Promise<{ done?: string | string[] }>;
}

export default async function OrganizationsPage({ searchParams }: OrganizationsPageProps) {
  const { done } = await searchParams;
  const organizations = await listOrganizations(await getContext());
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title="Organizations">
        <p className="max-w-text">
          An organization has teams, the repositories that they answer for, and the services that it runs. Cairn judges
          each team on its own repositories and on those of the platform that serves it.
        </p>
      </PageHeader>
      <DoneNote done={done} messages={messages} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        {organizations.length === 0 ? (
          <EmptyState title="No organization yet" picture={<CairnMark className="size-14 opacity-40" />}>
            <p>Create one: its name is enough to begin with. Teams and repositories come after.</p>
          </EmptyState>
        ) : (
          <OrganizationTable organizations={organizations} />
        )}
        <Card className="flex flex-col gap-4">
          <h2 className="text-lg font-semibold">Create an organization</h2>
          <CreateOrganizationForm />
          <Disclosure title="From a file of teams" className="border-t border-line pt-3 text-sm">
            <div className="pt-3">
              <TeamsFileForm organization={null} />
            </div>
          </Disclosure>
        </Card>
      </div>
    </div>
  );
}

function OrganizationTable({ organizations }: { organizations: readonly OrganizationView[] }) {
  return (
    <Table caption="Organizations">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Organization</HeaderCell>
          <HeaderCell className="text-right">Teams</HeaderCell>
          <HeaderCell className="text-right">Repositories</HeaderCell>
          <HeaderCell className="text-right">Services</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {organizations.map(({ id, slug, name, isSample, counts }) => (
          <tr key={id}>
            <Cell className="break-words pl-0">
              <TextLink href={organizationLinks.overview(slug)} className="mr-2 text-base font-semibold">
                {name}
              </TextLink>
              {isSample ? <Badge>Sample</Badge> : null}
            </Cell>
            <Cell className="text-right tabular-nums">{counts.teams}</Cell>
            <Cell className="text-right tabular-nums">{counts.repositories}</Cell>
            <Cell className="text-right tabular-nums">{counts.services}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
