import { findHistoryOfTeam } from '@/db/store/histories';
import { findOrganization } from '@/db/store/organizations';
import { findTeam } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import type { HistoryView } from '@/lib/services/get-history';

/** The past of a team as it was replayed last; null when it never was, and where there is no such team. */
export async function getTeamHistory(
  context: Context,
  { organization: organizationSlug, team: slug }: { organization: string; team: string },
): Promise<HistoryView | null> {
  const db = context.db.read;
  const organization = await findOrganization(db, organizationSlug);
  const team = organization && (await findTeam(db, organization.id, slug));
  const stored = team && (await findHistoryOfTeam(db, team.id));
  return stored && { history: stored.history, createdAt: stored.createdAt.toISOString() };
}
