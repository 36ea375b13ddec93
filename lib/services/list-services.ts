import { listRepositoryRows } from '@/db/store/organization-repositories';
import { findOrganization } from '@/db/store/organizations';
import { listServiceRows } from '@/db/store/services';
import { listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { compareNames } from '@/lib/organization/name';

export interface ServiceView {
  id: string;
  slug: string;
  name: string;
  /** The team that answers for it; null where none does. */
  team: { id: string; slug: string; name: string } | null;
  /** What holds its definition; null where that is not known. */
  repository: { id: string; address: string; label: string } | null;
  /** Folder of the repository; empty for all of it. */
  path: string;
  isProduction: boolean;
}

/** The services of an organization, by name; none where there is no such organization. */
export async function listServices(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<ServiceView[]> {
  const db = context.db.read;
  const organization = await findOrganization(db, slug);
  if (!organization) return [];
  const teams = new Map((await listTeamRows(db, organization.id)).map((team) => [team.id, team]));
  const repositories = new Map((await listRepositoryRows(db, organization.id)).map((each) => [each.id, each]));
  const services = await listServiceRows(db, organization.id);
  return services.sort(compareNames).map((service) => {
    const team = teams.get(service.teamId ?? '');
    const repository = repositories.get(service.repositoryId ?? '');
    return {
      id: service.id,
      slug: service.slug,
      name: service.name,
      team: team ? { id: team.id, slug: team.slug, name: team.name } : null,
      repository: repository ? { id: repository.id, address: repository.address, label: repository.label } : null,
      path: service.path,
      isProduction: service.isProduction,
    };
  });
}
