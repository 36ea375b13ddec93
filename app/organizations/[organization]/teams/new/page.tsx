import type { Metadata } from 'next';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { SampleNote } from '@/app/organizations/[organization]/organization-header';
import { TeamForm } from '@/app/organizations/[organization]/teams/team-form';
import { valuesOf } from '@/app/organizations/[organization]/teams/team-form-values';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { listRepositories } from '@/lib/services/list-repositories';
import { listTeams } from '@/lib/services/list-teams';

export const metadata: Metadata = { title: 'Add a team' };

export default async function NewTeamPage({ params }: { params: Promise<{ organization: string }> }) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { slug, name, isSample } = organization;
  const teams = await listTeams(context, { organization: slug });
  const repositories = await listRepositories(context, { organization: slug });
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title="Add a team"
        breadcrumbs={
          <Breadcrumbs
            above={[
              { label: 'Organizations', href: organizationLinks.all },
              { label: name, href: organizationLinks.overview(slug) },
              { label: 'Settings', href: organizationLinks.settings(slug) },
            ]}
            current="Add a team"
          />
        }
      />
      {isSample ? (
        <SampleNote />
      ) : (
        <TeamForm
          organization={slug}
          team={null}
          values={valuesOf(null)}
          platforms={teams.map((team) => ({ slug: team.slug, name: team.name }))}
          levels={context.model.levels.map(({ number, name: title }) => ({ number, name: title }))}
          addresses={repositories.map(({ address }) => address)}
          suggestion="Cairn suggests a kind from what the repositories hold, once the team was assessed."
        />
      )}
    </div>
  );
}
