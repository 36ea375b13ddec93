import { findNewestOfTeam } from '@/db/store/assessments';
import { listUrlsOfPart } from '@/db/store/repository-facts';
import type { RepositoryRole } from '@/lib/assessment/report';
import { suggestTeamKind, type TeamKind } from '@/lib/assessment/team-kind';
import type { Context } from '@/lib/context';
import { normalizeRepositoryUrl } from '@/lib/git/repository-url';

/** What a team's repositories, as last seen, say of its kind. */
export interface KindSuggestion {
  kind: TeamKind;
  repositories: { label: string; role: RepositoryRole }[];
}

/** The kind that a team seems to be of, and why; null until it was assessed. */
export async function suggestKindOfTeam(
  context: Context,
  { teamId }: { teamId: string },
): Promise<KindSuggestion | null> {
  const assessment = await findNewestOfTeam(context.db.read, teamId);
  if (!assessment) return null;
  const own = new Set(await listUrlsOfPart(context.db.read, assessment.id, 'own'));
  const repositories = assessment.report.repositories
    .filter(({ url }) => own.has(url))
    .map(({ url, role }) => ({ label: normalizeRepositoryUrl(url), role }));
  if (repositories.length === 0) return null;
  return { kind: suggestTeamKind(repositories.map(({ role }) => role)), repositories };
}
