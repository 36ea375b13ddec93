import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { type ServiceEntry, type TeamEntry, writeTeamsFile } from '@/lib/organization/teams-file';
import { getOrganization } from '@/lib/services/get-organization';
import { listRepositories } from '@/lib/services/list-repositories';
import { listServices, type ServiceView } from '@/lib/services/list-services';
import { listTeams, type TeamView } from '@/lib/services/list-teams';

/**
 * The teams, repositories and services of an organization as a file that `importTeamsFile` takes back.
 * @throws {CairnError} `not-found`.
 */
export async function exportTeamsFile(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<{ text: string }> {
  const organization = await getOrganization(context, { slug });
  if (!organization) throw new CairnError('not-found', `There is no organization "${slug}" to write a file of.`);
  const teams = await listTeams(context, { organization: slug });
  const repositories = await listRepositories(context, { organization: slug });
  const services = Map.groupBy(await listServices(context, { organization: slug }), ({ team }) => team?.id ?? null);
  const text = writeTeamsFile({
    organization: organization.name,
    teams: teams.map((team) => toEntry(team, services.get(team.id) ?? [])),
    repositories: repositories.filter((each) => each.teams.length === 0).map(({ address }) => ({ address })),
    services: (services.get(null) ?? []).map(toServiceEntry),
  });
  return { text };
}

function toEntry(team: TeamView, services: readonly ServiceView[]): TeamEntry {
  return {
    name: team.name,
    kind: team.kind,
    platform: team.platform?.name ?? null,
    target: team.target,
    repositories: team.repositories.map(({ address, paths }) => ({ address, paths })),
    services: services.map(toServiceEntry),
  };
}

function toServiceEntry({ name, repository, path, isProduction }: ServiceView): ServiceEntry {
  return { name, repository: repository?.address ?? null, path, production: isProduction };
}
