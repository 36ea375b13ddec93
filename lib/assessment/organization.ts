import { compareText } from '@/lib/assessment/merge-findings';
import { standingOf } from '@/lib/assessment/organization-level';
import type {
  AssessmentFailure,
  LevelCounts,
  OrganizationReport,
  OrganizationTeam,
  ReportOrganization,
  TeamName,
  TeamTarget,
} from '@/lib/assessment/organization-report';
import { findFirstScope, planOrganization } from '@/lib/assessment/organization-roadmap';
import type { LevelNumber, ReportLevel } from '@/lib/assessment/report';
import { suggestTeamKind, type TeamKind } from '@/lib/assessment/team-kind';
import type { TeamResult } from '@/lib/assessment/team-result';
import type { Model } from '@/lib/model/model';

/** What is kept of a team, and the newest result of it. */
export interface TeamStanding extends TeamName {
  /** As chosen; null where nobody chose. */
  kind: TeamKind | null;
  platform: TeamName | null;
  target: { level: LevelNumber; reason: string } | null;
  hasRepositories: boolean;
  assessment: { id: string; result: TeamResult } | null;
  /** Of the newest try, where it failed. */
  failure: AssessmentFailure | null;
}

export interface OrganizationService {
  name: string;
  /** Slug of the team that answers for it; null where none does. */
  team: string | null;
  isProduction: boolean;
}

export interface OrganizationInput {
  organization: ReportOrganization;
  teams: readonly TeamStanding[];
  services: readonly OrganizationService[];
  /** Repositories that no team has. */
  unassigned: readonly { address: string; label: string }[];
  /** The model that holds now. */
  model: Model;
  /** ISO 8601, UTC. */
  now: string;
}

const NEXT_STEPS = 3;

/**
 * What an organization's teams come to together (model 3, 3.1 and 7): how many stand where, the level of the organization, what to
 * do next and where to begin. Never a mean, never an order of merit: teams stand by name. Pure; the order of the input does not matter.
 */
export function reportOrganization(input: OrganizationInput): OrganizationReport {
  const { organization, model, now, unassigned } = input;
  const teams = input.teams
    .toSorted((a, b) => compareNames(a, b))
    .map((team) => ({ team: describeTeam(team, input.services), report: team.assessment?.result ?? null }));
  const described = teams.map(({ team }) => team);
  return {
    schemaVersion: 1,
    organization,
    model: model.version,
    now,
    teams: described,
    distribution: {
      verified: countLevels(described, ({ verified }) => verified),
      indicated: countLevels(described, ({ indicated }) => indicated),
      claimed: countLevels(described, ({ claimed }) => claimed),
    },
    organizationLevel: standingOf(described, input.services, model.thresholds.organizationLevelShare),
    unassigned: unassigned.toSorted((a, b) => compareText(a.address, b.address)),
    safety: teams.flatMap(({ team: { slug, name }, report }) =>
      (report?.safety ?? []).map((finding) => ({ ...finding, team: { slug, name } })),
    ),
    firstScope: findFirstScope(described, model),
    roadmap: planOrganization(teams, model),
  };
}

/** A team as lists and heads of pages show it. */
export function describeTeam(team: TeamStanding, services: readonly OrganizationService[]): OrganizationTeam {
  const { slug, name, platform, assessment, hasRepositories, failure } = team;
  const report = assessment?.result ?? null;
  return {
    slug,
    name,
    kind: team.kind ?? suggestTeamKind(report?.roles ?? []),
    kindSuggested: team.kind === null,
    platform,
    target: targetOf(team.target, report),
    state: report !== null ? 'assessed' : hasRepositories ? 'not-assessed' : 'no-repositories',
    assessmentId: assessment?.id ?? null,
    assessedAt: report?.now ?? null,
    model: report?.model ?? null,
    failure,
    level: report?.level ?? null,
    nextSteps: (report?.roadmap ?? []).slice(0, NEXT_STEPS),
    holdingBack: report?.holdingBack ?? [],
    dimensions: report?.dimensions ?? [],
    productionServices: services
      .filter((service) => service.isProduction && service.team === slug)
      .map((service) => service.name)
      .toSorted(compareText),
  };
}

/** A target with whether a Report shows that it is reached. */
export function targetOf(target: TeamStanding['target'], report: Pick<TeamResult, 'level'> | null): TeamTarget | null {
  if (target === null) return null;
  const reaches = (figure: LevelNumber | null | undefined) => (figure ?? -1) >= target.level;
  const reached = reaches(report?.level.verified) ? 'verified' : reaches(report?.level.indicated) ? 'indicated' : 'no';
  return { ...target, reached };
}

function countLevels(
  teams: readonly OrganizationTeam[],
  figureOf: (level: ReportLevel) => LevelNumber | null,
): LevelCounts {
  const counts: LevelCounts = { levels: [0, 0, 0, 0], notYetPlaced: 0, nothingDeployed: 0, notAssessed: 0 };
  for (const { level } of teams) {
    const figure = level === null ? null : figureOf(level);
    if (level === null) counts.notAssessed += 1;
    else if (level.placement === 'nothing-deployed') counts.nothingDeployed += 1;
    else if (figure === null) counts.notYetPlaced += 1;
    else counts.levels[figure] += 1;
  }
  return counts;
}

function compareNames(a: TeamName, b: TeamName): number {
  return compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.slug, b.slug);
}
