import type { ReactNode } from 'react';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Alert } from '@/components/ui/alert';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { TextLink } from '@/components/ui/text-link';

interface OrganizationHeaderProps {
  organization: { slug: string; name: string };
  current: 'overview' | 'delivery' | 'repositories' | 'services' | 'disputes' | 'settings';
  actions?: ReactNode;
}

const pages = [
  { page: 'overview', label: 'Overview' },
  { page: 'delivery', label: 'Delivery' },
  { page: 'repositories', label: 'Repositories' },
  { page: 'services', label: 'Services' },
  { page: 'disputes', label: 'Disputes' },
  { page: 'settings', label: 'Settings' },
] as const;

/** The head of each page of an organization: its name, and the way to the others. */
export function OrganizationHeader({ organization, current, actions }: OrganizationHeaderProps) {
  const { slug, name } = organization;
  return (
    <div className="flex flex-col gap-3 [&+section]:border-t-0 [&+section]:pt-0">
      <PageHeader
        title={name}
        breadcrumbs={<Breadcrumbs above={[{ label: 'Organizations', href: organizationLinks.all }]} current={name} />}
        actions={actions}
      />
      <TabLinks
        label={`Pages of ${name}`}
        links={pages.map(({ page, label }) => ({
          label,
          href: organizationLinks[page](slug),
          current: page === current,
        }))}
      />
    </div>
  );
}

/** Says kindly that the sample organization stays as it is. */
export function SampleNote() {
  return (
    <Alert title="The sample organization can be looked at, not changed">
      <p>
        What is written about it fits its results as they are. To try things out,{' '}
        <TextLink href={organizationLinks.all}>create an organization of your own</TextLink>.
      </p>
    </Alert>
  );
}
