import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { SampleNote } from '@/app/organizations/[organization]/organization-header';
import { DeleteTeamForm } from '@/app/organizations/[organization]/teams/[team]/edit/delete-team-form';
import { TeamForm } from '@/app/organizations/[organization]/teams/team-form';
import { valuesOf } from '@/app/organizations/[organization]/teams/team-form-values';
import { DoneNote } from '@/app/organizations/done-note';
import { organizationLinks } from '@/app/organizations/organization-links';
import { teamKindWords } from '@/components/report/team-kind-words';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { PageHeader } from '@/components/ui/page-header';
import { getTeam } from '@/lib/services/get-team';
import { listRepositories } from '@/lib/services/list-repositories';
import { listTeams } from '@/lib/services/list-teams';
import { type KindSuggestion, suggestKindOfTeam } from '@/lib/services/suggest-kind-of-team';

interface EditTeamPageProps {
  params: Promise<{ organization: string; team: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

const messages = { added: 'The team is added.', saved: 'The team is saved.' };

export async function generateMetadata({ params }: EditTeamPageProps): Promise<Metadata> {
  const { organization: slug, team: teamSlug } = await params;
  const { context } = await loadOrganization(slug);
  const team = await getTeam(context, { organization: slug, team: teamSlug });
  return { title: team ? `Edit ${team.name}` : 'No such team' };
}

export default async function EditTeamPage({ params, searchParams }: EditTeamPageProps) {
  const { organization: slug, team: teamSlug } = await params;
  const { done } = await searchParams;
  const { context, organization } = await loadOrganization(slug);
  const team = await getTeam(context, { organization: slug, team: teamSlug });
  if (team === null) notFound();
  const teams = await listTeams(context, { organization: slug });
  const repositories = await listRepositories(context, { organization: slug });
  const suggestion = await suggestKindOfTeam(context, { teamId: team.id });
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title={`Edit ${team.name}`}
        breadcrumbs={
          <Breadcrumbs
            above={[
              { label: 'Organizations', href: organizationLinks.all },
              { label: organization.name, href: organizationLinks.overview(slug) },
              { label: team.name, href: organizationLinks.team(slug, team.slug) },
            ]}
            current="Edit"
          />
        }
        actions={
          <ButtonLink look="plain" href={organizationLinks.team(slug, team.slug)}>
            See the team
          </ButtonLink>
        }
      />
      <DoneNote done={done} messages={messages} />
      {organization.isSample ? (
        <SampleNote />
      ) : (
        <>
          <TeamForm
            organization={slug}
            team={team.slug}
            values={valuesOf(team)}
            platforms={teams
              .filter(({ id }) => id !== team.id)
              .map((other) => ({ slug: other.slug, name: other.name }))}
            levels={context.model.levels.map(({ number, name: title }) => ({ number, name: title }))}
            addresses={repositories.map(({ address }) => address)}
            suggestion={suggestionInWords(suggestion)}
          />
          <Disclosure title="Delete this team" className="border-t border-line pt-6 text-sm">
            <div className="max-w-text pt-3">
              <DeleteTeamForm organization={slug} team={team.slug} />
            </div>
          </Disclosure>
        </>
      )}
    </div>
  );
}

function suggestionInWords(suggestion: KindSuggestion | null): string {
  if (suggestion === null) {
    return 'Cairn suggests a kind from what the repositories hold, once the team was assessed.';
  }
  const { kind, repositories } = suggestion;
  const seen = repositories.map(({ label, role }) => `${label} looks like ${role}`).join(', ');
  return `Suggested: ${teamKindWords[kind].name.toLowerCase()}, since ${seen}.`;
}
