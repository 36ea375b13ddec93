import type { Queries } from '@/db/client';
import { listServiceRows } from '@/db/store/services';
import { listNewestLevels } from '@/db/store/team-levels';
import { listTeamRows } from '@/db/store/teams';
import { isUnderAgent, type OrganizationRecords, summarizeRecords } from '@/lib/assessment/organization-records';

/**
 * What Cairn's own records say of an organization: the targets of its teams, and which of its production services are under an agent.
 * A service is, where its team was last seen to hold Core GitOps.
 */
export async function readOrganizationRecords(db: Queries, organizationId: string): Promise<OrganizationRecords> {
  const teams = await listTeamRows(db, organizationId);
  const levels = await listNewestLevels(
    db,
    teams.map(({ id }) => id),
  );
  const services = await listServiceRows(db, organizationId);
  const systems = services
    .filter(({ isProduction }) => isProduction)
    .map(({ name, teamId }) => ({ name, underAgent: isUnderAgent(levels.get(teamId ?? '')) }));
  return summarizeRecords(teams, systems);
}
