import { AssignForm } from '@/app/organizations/[organization]/repositories/assign-form';
import { RemoveRepositoryForm } from '@/app/organizations/[organization]/repositories/remove-repository-form';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Disclosure } from '@/components/ui/disclosure';
import { Code } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { RepositoryView } from '@/lib/services/list-repositories';

interface RepositoryListProps {
  organization: { slug: string; isSample: boolean };
  repositories: readonly RepositoryView[];
  /** All teams of the organization. */
  teams: readonly { slug: string; name: string }[];
}

/** Repositories with the teams that answer for them, each with what can be done about it. */
export function RepositoryList({ organization, repositories, teams }: RepositoryListProps) {
  const { slug, isSample } = organization;
  return (
    <ul className="divide-y divide-line border-line border-t">
      {repositories.map((repository) => (
        <li
          key={repository.id}
          className="grid gap-x-6 gap-y-1 py-3 text-sm md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
        >
          <div className="min-w-0">
            <p className="break-words text-base font-semibold">{repository.label}</p>
            {repository.address === `https://${repository.label}` ? null : (
              <p className="break-words text-xs text-ink-faint">{repository.address}</p>
            )}
          </div>
          {repository.teams.length === 0 ? null : <TeamsOfRepository organization={slug} teams={repository.teams} />}
          {isSample ? null : <Actions organization={slug} repository={repository} teams={teams} />}
        </li>
      ))}
    </ul>
  );
}

function TeamsOfRepository({ organization, teams }: { organization: string; teams: RepositoryView['teams'] }) {
  return (
    <ul className="flex flex-col gap-1">
      {teams.map(({ slug, name, paths }) => (
        <li key={slug} className="break-words">
          <TextLink href={organizationLinks.team(organization, slug)}>{name}</TextLink>
          {paths.length === 0 ? <span className="text-ink-faint">, all of it</span> : null}
          {paths.map((path) => (
            <span key={path} className="ml-1.5">
              <Code>{path}</Code>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Actions({
  organization,
  repository: { id, label, teams: assigned },
  teams,
}: {
  organization: string;
  repository: RepositoryView;
  teams: RepositoryListProps['teams'];
}) {
  const give = assigned.length === 0 ? 'Give to a team' : 'Give to another team';
  return (
    <div className="flex flex-wrap gap-x-6 md:col-span-2">
      {teams.length === 0 ? null : (
        <Disclosure title={<Action verb={give} label={label} />} className="open:w-full">
          <AssignForm organization={organization} repositoryId={id} teams={teams} />
        </Disclosure>
      )}
      <Disclosure title={<Action verb="Remove" label={label} />} className="open:w-full">
        <RemoveRepositoryForm organization={organization} repositoryId={id} />
      </Disclosure>
    </div>
  );
}

function Action({ verb, label }: { verb: string; label: string }) {
  return (
    <>
      {verb}
      <span className="sr-only">: {label}</span>
    </>
  );
}
