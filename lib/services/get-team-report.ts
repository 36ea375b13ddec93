import { findAssessment, findPreviousAssessment, type StoredAssessment } from '@/db/store/assessments';
import { findOrganization } from '@/db/store/organizations';
import { type JudgedRepository, listJudgedRepositories } from '@/db/store/repository-facts';
import { findTeam, listRepositoriesOfTeam, type TeamRepository as StoredRepository } from '@/db/store/teams';
import { describeTeam } from '@/lib/assessment/organization';
import { TeamReport, type TeamRepository } from '@/lib/assessment/organization-report';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { readStandings } from '@/lib/services/team-standings';

/** What a team comes to, by its slug and that of its organization; null when there is no such team. */
export async function getTeamReport(
  context: Context,
  { organization: organizationSlug, team: slug }: { organization: string; team: string },
): Promise<TeamReport | null> {
  const db = context.db.read;
  const organization = await findOrganization(db, organizationSlug);
  const stored = organization && (await findTeam(db, organization.id, slug));
  if (!organization || !stored) return null;
  const { teams, services } = await readStandings(context, organization, stored.id);
  const standing = teams.find((each) => each.slug === slug);
  if (standing === undefined) return null;
  const { assessment } = standing;
  const newest = assessment && (await findAssessment(db, assessment.id));
  const report = newest?.report ?? null;
  const judged = assessment === null ? [] : await listJudgedRepositories(db, assessment.id);
  const platform = stored.platformTeamId === null ? [] : await listRepositoriesOfTeam(db, stored.platformTeamId);
  const { name, isSample } = organization;
  return TeamReport.parse({
    schemaVersion: 1,
    organization: { name, slug: organizationSlug, isSample },
    now: context.now().toISOString(),
    team: describeTeam(standing, services),
    repositories: [
      ...(await listRepositoriesOfTeam(db, stored.id)).map((each) => asJudged(each, 'own', judged, report)),
      ...platform.map((each) => asJudged(each, 'platform', judged, report)),
    ],
    report,
    previous: newest && (await previousOf(context, newest)),
  } satisfies TeamReport);
}

/** A repository as it stands now, with what the assessment looked at of it. */
function asJudged(
  { address, label, paths }: StoredRepository,
  part: TeamRepository['part'],
  judged: readonly JudgedRepository[],
  report: Report | null,
): TeamRepository {
  const found = judged.find(
    (each) => each.part === part && each.address === address && each.paths.join('\n') === paths.join('\n'),
  );
  const shown = report?.repositories.find(
    (each) => each.url === found?.url && each.paths.join('\n') === paths.join('\n'),
  );
  const role = part === 'own' ? (shown?.role ?? null) : null;
  return { address, label, paths, part, commit: found?.commit ?? null, role };
}

async function previousOf(context: Context, assessment: StoredAssessment): Promise<TeamReport['previous']> {
  const previous = await findPreviousAssessment(context.db.read, assessment);
  return previous && { id: previous.id, createdAt: previous.createdAt.toISOString(), level: previous.level };
}
