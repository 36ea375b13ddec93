import { listRepositoryRows } from '@/db/store/organization-repositories';
import { findOrganization } from '@/db/store/organizations';
import { reportOrganization } from '@/lib/assessment/organization';
import type { OrganizationReport } from '@/lib/assessment/organization-report';
import type { Context } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';
import { readStandings } from '@/lib/services/team-standings';

/** What the teams of an organization come to together, by its slug; null when there is no such organization. */
export async function getOrganizationReport(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<OrganizationReport | null> {
  const organization = await findOrganization(context.db.read, slug);
  if (organization === null) return null;
  const { teams, services, assigned } = await readStandings(context, organization);
  const repositories = await listRepositoryRows(context.db.read, organization.id);
  const { name, isSample } = organization;
  return reportOrganization({
    organization: { name, slug, isSample },
    teams,
    services,
    unassigned: repositories.filter(({ id }) => !assigned.has(id)).map(({ address, label }) => ({ address, label })),
    model: await currentModel(context),
    now: context.now().toISOString(),
  });
}
