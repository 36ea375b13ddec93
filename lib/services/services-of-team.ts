import type { Queries } from '@/db/client';
import type { DeployedService } from '@/db/store/deployed-services';
import { listServiceRows } from '@/db/store/services';
import type { Team } from '@/db/store/teams';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import { repositoryKeysOfTeam } from '@/lib/services/repository-keys';

/**
 * The keys of the deployed services that are a team's: those of its services, by their names, and those that are deployed from its
 * repositories and are no other team's.
 */
export async function serviceKeysOfTeam(
  db: Queries,
  team: Team,
  deployed: readonly DeployedService[],
): Promise<string[]> {
  const registered = await listServiceRows(db, team.organizationId);
  const owners = new Map(
    registered
      .filter(({ teamId }) => teamId !== null)
      .flatMap(({ name, slug, teamId }) => [name, slug].map((each) => [serviceKeyOf(each), teamId] as const)),
  );
  const repositories = await repositoryKeysOfTeam(db, team.id);
  const own = deployed.filter((each) => {
    const owner = owners.get(each.serviceKey);
    return owner === undefined ? each.repositories.some((key) => repositories.has(key)) : owner === team.id;
  });
  return [...new Set(own.map(({ serviceKey }) => serviceKey))];
}
