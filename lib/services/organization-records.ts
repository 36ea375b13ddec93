import type { Queries } from '@/db/client';
import { listServiceRows } from '@/db/store/services';
import { listNewestLevels } from '@/db/store/team-levels';
import { listTeamRows } from '@/db/store/teams';
import { type OrganizationRecords, summarizeRecords } from '@/lib/assessment/organization-records';
import type { ReportLevel } from '@/lib/assessment/report';

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

/** Level 0 is a pipeline that nothing watches. A team that is not placed, or was never looked at, tells nothing. */
function isUnderAgent(level: ReportLevel | undefined): boolean | null {
  const held = level?.indicated ?? null;
  return held === null ? null : held >= 1;
}
