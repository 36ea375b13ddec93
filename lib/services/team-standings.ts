import type { Queries } from '@/db/client';
import { findNewestOfTeam, listNewestOfTeams, type NewestResult } from '@/db/store/assessments';
import type { Organization } from '@/db/store/organizations';
import { listServiceRows } from '@/db/store/services';
import { listTeamRepositories, listTeamRows, type Team } from '@/db/store/teams';
import type { OrganizationService, TeamStanding } from '@/lib/assessment/organization';
import type { AssessmentFailure } from '@/lib/assessment/organization-report';
import { summarizeReport } from '@/lib/assessment/team-result';
import type { Context } from '@/lib/context';
import { findTeamFailures } from '@/lib/services/team-failures';

/** What is kept of the teams of an organization and of what it runs. */
export interface Standings {
  teams: TeamStanding[];
  services: OrganizationService[];
  /** Ids of the repositories that a team has. */
  assigned: ReadonlySet<string>;
  /** When the newest result of each team was made, by its slug; null where there is none. */
  assessed: ReadonlyMap<string, { id: string; createdAt: Date | null }>;
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
  const newest = await readNewest(db, id, only);
  const assessed = teams.map((team) => ({ id: team.id, createdAt: newest.get(team.id)?.createdAt ?? null }));
  const known = {
    teams: new Map(teams.map((team) => [team.id, team])),
    withRepositories: new Set(repositories.map(({ teamId }) => teamId)),
    newest,
    failures: await findTeamFailures(db, assessed),
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
    assessed: new Map(teams.map(({ slug }, at) => [slug, assessed[at] ?? { id: slug, createdAt: null }])),
  };
}

async function readNewest(
  db: Queries,
  organizationId: string,
  only: string | undefined,
): Promise<Map<string, NewestResult>> {
  if (only === undefined) {
    return new Map((await listNewestOfTeams(db, organizationId)).map((newest) => [newest.teamId, newest]));
  }
  const newest = await findNewestOfTeam(db, only);
  if (newest === null) return new Map();
  const { id, label, createdAt, report } = newest;
  return new Map([[only, { id, label, teamId: only, createdAt, result: summarizeReport(report) }]]);
}

interface Known {
  teams: ReadonlyMap<string, Team>;
  withRepositories: ReadonlySet<string>;
  newest: ReadonlyMap<string, NewestResult>;
  failures: ReadonlyMap<string, AssessmentFailure>;
}

function standingOf({ id, slug, name, kind, platformTeamId, target }: Team, known: Known): TeamStanding {
  const platform = known.teams.get(platformTeamId ?? '') ?? null;
  const newest = known.newest.get(id) ?? null;
  return {
    slug,
    name,
    kind,
    platform: platform && { slug: platform.slug, name: platform.name },
    target,
    hasRepositories: known.withRepositories.has(id),
    assessment: newest && { id: newest.id, result: newest.result },
    failure: known.failures.get(id) ?? null,
  };
}
