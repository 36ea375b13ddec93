import { z } from 'zod';
import {
  CriterionOutcome,
  Report,
  ReportCriterion,
  ReportDimension,
  ReportLevel,
  RepositoryRole,
  RoadmapStep,
  SafetyFinding,
} from '@/lib/assessment/report';
import { TeamKind } from '@/lib/assessment/team-kind';

/**
 * The OrganizationReport and the TeamReport: the objects that the pages, the PDF and the files of an organization and of a team
 * show. Levels are 0 to 3. There is no mean and no order of merit in them: teams stand by name.
 */
const Level = ReportCriterion.shape.level;
const Count = z.int().nonnegative();
const SchemaVersion = z.literal(1);

export const ReportOrganization = z.object({
  name: z.string(),
  slug: z.string(),
  /** The sample: its figures are made up, and never stand beside real ones. */
  isSample: z.boolean(),
});
export type ReportOrganization = z.infer<typeof ReportOrganization>;

/** Another team, or the one spoken of. */
export const TeamName = z.object({ slug: z.string(), name: z.string() });
export type TeamName = z.infer<typeof TeamName>;

export const TeamTarget = z.object({
  level: Level,
  reason: z.string(),
  /** Whether evidence shows that it is reached; `indicated`: but for gates that no connected source can show. Reaching it is success. */
  reached: z.enum(['verified', 'indicated', 'no']),
});
export type TeamTarget = z.infer<typeof TeamTarget>;

/** What stands between a team and its next level: a gate, with the platform or organization whose result it is. */
export const HoldingGate = ReportCriterion.pick({ id: true, outcome: true, inheritedFrom: true });
export type HoldingGate = z.infer<typeof HoldingGate>;

/** A repository of a team, whether it could be looked at or not. */
export const TeamRepository = z.object({
  /** As a person gave it, without credentials. */
  address: z.string(),
  label: z.string(),
  /** Folders that are the team's; empty for all of it. */
  paths: z.array(z.string()),
  /** Whose it is: the team's own, or that of the platform that serves it. */
  part: z.enum(['own', 'platform']),
  /** As of the assessment; null where it was not looked at, or not with these folders. */
  commit: z.string().nullable(),
  /** As of the assessment; null also for those of the platform. */
  role: RepositoryRole.nullable(),
});
export type TeamRepository = z.infer<typeof TeamRepository>;

/** Why the last try to assess a team came to nothing; what was known before is kept. */
export const AssessmentFailure = z.object({ message: z.string(), at: z.iso.datetime() });
export type AssessmentFailure = z.infer<typeof AssessmentFailure>;

export const TeamState = z.enum(['assessed', 'not-assessed', 'no-repositories']);
export type TeamState = z.infer<typeof TeamState>;

/** A team as lists and heads of pages show it. */
export const OrganizationTeam = TeamName.extend({
  kind: TeamKind,
  /** True where nobody chose the kind: it is suggested from the roles of its repositories. */
  kindSuggested: z.boolean(),
  /** The team whose platform serves this one; null where nobody has named it. A platform team serves itself. */
  platform: TeamName.nullable(),
  target: TeamTarget.nullable(),
  state: TeamState,
  /** The assessment that all figures are of; null until there is one. */
  assessmentId: z.string().nullable(),
  /** The time that the assessment is of; judging it again leaves that as it was. */
  assessedAt: z.iso.datetime().nullable(),
  /** Version of the model that it was judged by. */
  model: z.string().nullable(),
  /** A try after that assessment that failed; null when the newest try went well. */
  failure: AssessmentFailure.nullable(),
  level: ReportLevel.nullable(),
  /** The first three steps of its roadmap. */
  nextSteps: z.array(RoadmapStep).max(3),
  /** Gates that hold its next level back. */
  holdingBack: z.array(HoldingGate),
  dimensions: z.array(ReportDimension),
  /** Names of the production services that it answers for, in order. */
  productionServices: z.array(z.string()),
});
export type OrganizationTeam = z.infer<typeof OrganizationTeam>;

/** How many teams stand where, in one figure. */
export const LevelCounts = z.object({
  /** Of teams that hold exactly Level 0, 1, 2 and 3. */
  levels: z.tuple([Count, Count, Count, Count]),
  notYetPlaced: Count,
  nothingDeployed: Count,
  notAssessed: Count,
});
export type LevelCounts = z.infer<typeof LevelCounts>;

/** The highest level that teams hold which together answer for enough of the known production services (model 3.1). */
export const OrganizationLevel = z.object({
  /** Null where too few services are answered for by teams that hold a level, or no production service is known. */
  verified: Level.nullable(),
  claimed: Level.nullable(),
  possible: Level.nullable(),
  productionServices: z.object({
    known: Count,
    /** That have a team which was assessed. */
    answeredFor: Count,
    /** By teams that hold at least Level 0, 1, 2 and 3 as verified. */
    verifiedAtLeast: z.tuple([Count, Count, Count, Count]),
    /** Names of those that no team answers for, in order. */
    withoutTeam: z.array(z.string()),
  }),
  /** Share, 0 to 1, of the known production services that has to be answered for. */
  threshold: z.number().min(0).max(1),
});
export type OrganizationLevel = z.infer<typeof OrganizationLevel>;

/** One step for all teams that it is open for. */
export const OrganizationStep = RoadmapStep.pick({
  criterion: true,
  dimension: true,
  level: true,
  effort: true,
  who: true,
  metrics: true,
}).extend({
  scope: ReportCriterion.shape.scope,
  /** Who takes it: the teams themselves, or the platform teams that serve them. By name. */
  takenBy: z.array(TeamName),
  /** Teams that it is open for, by name. */
  teams: z.array(
    TeamName.extend({
      outcome: CriterionOutcome,
      /** It holds the team's next level back, and the team has not reached its target yet. */
      gate: z.boolean(),
      /** The team's verified and indicated level once it is done. */
      // biome-ignore lint/suspicious/noThenProperty: data, never a function, so that nothing takes it for a promise.
      then: RoadmapStep.shape.then,
    }),
  ),
});
export type OrganizationStep = z.infer<typeof OrganizationStep>;

/** Where to begin: one team's next steps, and why there. */
export const FirstScope = z.object({ team: TeamName, reason: z.string(), steps: z.array(RoadmapStep).min(1).max(3) });
export type FirstScope = z.infer<typeof FirstScope>;

export const OrganizationReport = z.object({
  schemaVersion: SchemaVersion,
  organization: ReportOrganization,
  /** Version of the model that holds now; a team's own result may be of another one. */
  model: z.string(),
  now: z.iso.datetime(),
  teams: z.array(OrganizationTeam),
  distribution: z.object({ verified: LevelCounts, indicated: LevelCounts, claimed: LevelCounts }),
  organizationLevel: OrganizationLevel,
  /** Repositories that no team has. */
  unassigned: z.array(z.object({ address: z.string(), label: z.string() })),
  safety: z.array(SafetyFinding.extend({ team: TeamName })),
  /** Null where no team has an open step. */
  firstScope: FirstScope.nullable(),
  /** Open steps over all teams; the first three are the next ones. */
  roadmap: z.array(OrganizationStep),
});
export type OrganizationReport = z.infer<typeof OrganizationReport>;

export const TeamReport = z.object({
  schemaVersion: SchemaVersion,
  organization: ReportOrganization,
  now: z.iso.datetime(),
  team: OrganizationTeam,
  /** Its own repositories and those of its platform: as assessed, else as they stand now. */
  repositories: z.array(TeamRepository),
  /** Newest known result; null until there is one. */
  report: Report.nullable(),
  /** The assessment of the team before that one; null where there is none. */
  previous: z.object({ id: z.string(), createdAt: z.iso.datetime(), level: ReportLevel }).nullable(),
});
export type TeamReport = z.infer<typeof TeamReport>;
