import type { Queries } from '@/db/client';
import { findNewestOfTeam, listNewestOfTeams, type StoredAssessment } from '@/db/store/assessments';
import { findNewestOfKeys } from '@/db/store/jobs';
import type { Organization } from '@/db/store/organizations';
import { listServiceRows } from '@/db/store/services';
import { listTeamRepositories, listTeamRows, type Team } from '@/db/store/teams';
import type { OrganizationService, TeamStanding } from '@/lib/assessment/organization';
import type { AssessmentFailure } from '@/lib/assessment/organization-report';
import type { Context } from '@/lib/context';
import type { Job } from '@/lib/jobs/job';
import { teamAssessmentKey } from '@/lib/services/start-team-assessment';

/** What is kept of the teams of an organization and of what it runs. */
export interface Standings {
  teams: TeamStanding[];
  services: OrganizationService[];
  /** Ids of the repositories that a team has. */
  assigned: ReadonlySet<string>;
}

/**
 * Reads what the reports of an organization and of its teams are made from: stored results, never a repository.
 * @param only id of the one team whose result is wanted; those of the others are left unread then.
 */
export async function readStandings(
  { db: { read: db } }: Context,
  { id }: Organization,
  only?: string,
): Promise<Standings> {
  const teams = await listTeamRows(db, id);
  const repositories = await listTeamRepositories(db, id);
  const jobs = await findNewestOfKeys(
    db,
    teams.map((team) => teamAssessmentKey(team.id)),
  );
  const known = {
    teams: new Map(teams.map((team) => [team.id, team])),
    withRepositories: new Set(repositories.map(({ teamId }) => teamId)),
    newest: await readNewest(db, id, only),
    jobs: new Map(jobs.map((job) => [job.key, job])),
  };
  const services = await listServiceRows(db, id);
  return {
    teams: teams.map((team) => standingOf(team, known)),
    services: services.map(({ name, teamId, isProduction }) => ({
      name,
      team: known.teams.get(teamId ?? '')?.slug ?? null,
      isProduction,
    })),
    assigned: new Set(repositories.map(({ repositoryId }) => repositoryId)),
  };
}

async function readNewest(
  db: Queries,
  organizationId: string,
  only: string | undefined,
): Promise<Map<string, StoredAssessment>> {
  if (only === undefined) {
    return new Map((await listNewestOfTeams(db, organizationId)).map((assessment) => [assessment.teamId, assessment]));
  }
  const newest = await findNewestOfTeam(db, only);
  return new Map(newest === null ? [] : [[only, newest]]);
}

interface Known {
  teams: ReadonlyMap<string, Team>;
  withRepositories: ReadonlySet<string>;
  newest: ReadonlyMap<string, StoredAssessment>;
  jobs: ReadonlyMap<string, Job>;
}

function standingOf({ id, slug, name, kind, platformTeamId, target }: Team, known: Known): TeamStanding {
  const platform = known.teams.get(platformTeamId ?? '') ?? null;
  const assessment = known.newest.get(id) ?? null;
  return {
    slug,
    name,
    kind,
    platform: platform && { slug: platform.slug, name: platform.name },
    target,
    hasRepositories: known.withRepositories.has(id),
    assessment: assessment && { id: assessment.id, report: assessment.report },
    failure: failureOf(known.jobs.get(teamAssessmentKey(id)), assessment),
  };
}

/** A failed try counts until a later one went well. */
function failureOf(job: Job | undefined, assessment: StoredAssessment | null): AssessmentFailure | null {
  if (job?.state !== 'failed' || job.finishedAt === null) return null;
  if (assessment !== null && assessment.createdAt > job.finishedAt) return null;
  const message = job.error ?? 'No reason was recorded. The log of the worker says more.';
  return { message, at: job.finishedAt.toISOString() };
}
