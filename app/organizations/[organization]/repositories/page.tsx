import type { Metadata } from 'next';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { OrganizationHeader, SampleNote } from '@/app/organizations/[organization]/organization-header';
import { AddRepositoriesForm } from '@/app/organizations/[organization]/repositories/add-repositories-form';
import { RepositoryList } from '@/app/organizations/[organization]/repositories/repository-list';
import { DoneNote } from '@/app/organizations/done-note';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { listRepositories } from '@/lib/services/list-repositories';
import { listTeams } from '@/lib/services/list-teams';

interface RepositoriesPageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

const messages = {
  added: 'The repositories are added. Give them to a team, so that they count.',
  known: 'The organization has all of these already.',
  assigned: 'The repository is given to the team.',
  removed: 'The repository is removed from the organization. It can be added again at any time.',
};

export async function generateMetadata({ params }: RepositoriesPageProps): Promise<Metadata> {
  const { organization } = await loadOrganization((await params).organization);
  return { title: `Repositories of ${organization.name}` };
}

export default async function RepositoriesPage({ params, searchParams }: RepositoriesPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { done } = await searchParams;
  const { slug, isSample } = organization;
  const repositories = await listRepositories(context, { organization: slug });
  const teams = await listTeams(context, { organization: slug });
  const unassigned = repositories.filter((repository) => repository.teams.length === 0);
  const assigned = repositories.filter((repository) => repository.teams.length > 0);
  return (
    <div className="flex flex-col gap-8">
      <OrganizationHeader organization={organization} current="repositories" />
      <DoneNote done={done} messages={messages} />
      {isSample ? <SampleNote /> : null}
      {repositories.length === 0 ? (
        <EmptyState title="No repository yet">
          <p>
            Add those that hold what is deployed: Kubernetes manifests, charts, Terraform, or the objects of Argo CD or
            Flux.
          </p>
        </EmptyState>
      ) : null}
      {unassigned.length > 0 ? (
        <Section
          id="unassigned"
          title={`Without a team: ${unassigned.length}`}
          lead={
            teams.length === 0
              ? 'These count for no team. Add a team under “Settings”, and give them to it.'
              : 'Nobody answers for these, so they count for no team.'
          }
        >
          <RepositoryList organization={organization} repositories={unassigned} teams={teams} />
        </Section>
      ) : null}
      {assigned.length > 0 ? (
        <Section id="assigned" title={`With a team: ${assigned.length}`}>
          <RepositoryList organization={organization} repositories={assigned} teams={teams} />
        </Section>
      ) : null}
      {isSample ? null : (
        <Section id="add" title="Add repositories">
          <Card className="max-w-text">
            <AddRepositoriesForm organization={slug} allowsPaths={context.environment.CAIRN_ALLOW_FILE} />
          </Card>
        </Section>
      )}
    </div>
  );
}
