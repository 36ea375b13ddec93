import { z } from 'zod';
import { ReportDelivery } from '@/lib/assessment/delivery-facts';
import { DisputeMistake, ReportDispute } from '@/lib/assessment/dispute';
import { CriterionOutcome, IndicatorOutcome, Level, LevelFigures } from '@/lib/assessment/outcomes';

export { CriterionOutcome, IndicatorOutcome };
export type LevelNumber = z.infer<typeof Level>;

export const Evidence = z.object({
  /** Empty where a source of another kind speaks of no repository. */
  repository: z.string(),
  commit: z.string(),
  path: z.string(),
  line: z.int().positive().nullable(),
  note: z.string(),
  /** Where it is no place in Git, then commit and path are empty: the setting or view that shows it, and when it was read. */
  source: z.object({ name: z.string(), asOf: z.iso.datetime() }).optional(),
});

export const Searched = z.object({ files: z.int().nonnegative(), what: z.array(z.string()) });

export const ReportIndicator = z.object({
  id: z.string(),
  outcome: IndicatorOutcome,
  share: z.number().min(0).max(1).nullable(),
  measures: z.record(z.string(), z.union([z.number(), z.array(z.string())])),
  evidence: z.array(Evidence),
  searched: Searched.nullable(),
  reason: z.string(),
  /** Criteria that it informs; empty for an informative indicator. */
  informs: z.array(z.string()),
  /** Its outcome without and with what people dispute; left out where nothing in force would change it. */
  disputed: z.object({ without: IndicatorOutcome, with: IndicatorOutcome }).optional(),
});
export type ReportIndicator = z.infer<typeof ReportIndicator>;

/** One part of a criterion that has several: each is listed with its own outcome. */
export const CriterionPart = z.object({ name: z.string(), outcome: CriterionOutcome, reason: z.string() });
export type CriterionPart = z.infer<typeof CriterionPart>;

export const Scope = z.enum(['team', 'platform', 'organization']);

export const ReportCriterion = z.object({
  id: z.string(),
  dimension: z.string(),
  /** Level that the practice belongs to. */
  level: Level,
  /** The level that it is a gate of, or null. */
  gate: Level.nullable(),
  scope: Scope,
  outcome: CriterionOutcome,
  share: z.number().min(0).max(1).nullable(),
  basis: z.enum(['observed', 'claimed']),
  contradicted: z.boolean(),
  /** Name of the platform or organization whose facts it was judged on; null when judged on its own. */
  inheritedFrom: z.string().nullable(),
  parts: z.array(CriterionPart),
  reason: z.string(),
  /** What would settle it; null when it is known. */
  settledBy: z.string().nullable(),
  evidence: z.array(Evidence),
  /** Its outcome without and with what people dispute; left out where nothing in force would change it. */
  disputed: z.object({ without: CriterionOutcome, with: CriterionOutcome }).optional(),
});
export type ReportCriterion = z.infer<typeof ReportCriterion>;

export const Placement = z.enum(['placed', 'not-yet-placed', 'nothing-deployed']);

export const ReportLevel = z.object({
  verified: Level.nullable(),
  indicated: Level.nullable(),
  claimed: Level.nullable(),
  possible: Level.nullable(),
  /** Verified and indicated without and with all disputes in force, printed beside; null where none is in force. */
  disputed: z.object({ without: LevelFigures, with: LevelFigures }).nullable().default(null),
  /** Of the practices of the indicated level that are no gates of it: how many are known, and met. */
  practices: z.object({ met: z.int().nonnegative(), known: z.int().nonnegative() }),
  /** Under 70 % of those known practices are met: the level is held all the same. */
  thin: z.boolean(),
  /** Share, 0 to 1, of the applicable criteria of levels 0 to held + 1 that are known. */
  coverage: z.number().min(0).max(1),
  /** Coverage is too low to lean on. */
  provisional: z.boolean(),
  /** Gates passed over in `indicated` because no connected source can show them by its nature. */
  unsettled: z.array(z.string()),
  placement: Placement,
});
export type ReportLevel = z.infer<typeof ReportLevel>;

export const DimensionStep = z.object({
  level: Level,
  met: z.int().nonnegative(),
  known: z.int().nonnegative(),
  all: z.int().nonnegative(),
  filled: z.boolean(),
});

export const ReportDimension = z.object({ id: z.string(), steps: z.array(DimensionStep).length(4) });
export type ReportDimension = z.infer<typeof ReportDimension>;

export const RoadmapStep = z.object({
  criterion: z.string(),
  dimension: z.string(),
  level: Level,
  outcome: CriterionOutcome,
  /** True when it is a gate that holds the next level back. */
  gate: z.boolean(),
  effort: z.enum(['small', 'medium', 'large']),
  who: z.string(),
  /** Criteria that have to come first and are not met yet. */
  first: z.array(z.string()),
  /** What to do, in steps. */
  how: z.array(z.string()),
  /** A snippet made from the repository's own manifests, where one helps. */
  snippet: z.object({ path: z.string(), language: z.string(), text: z.string() }).nullable(),
  /** DORA metrics that it is associated with: association, not proof. */
  metrics: z.array(z.string()),
  places: z.array(Evidence),
  /** For a gate that holds the next level back: the other gates that are then still missing. */
  stillMissing: z.array(z.string()),
  /** The level figures once this step is done, by re-judging; null where not placed. */
  // biome-ignore lint/suspicious/noThenProperty: data, never a function, so that nothing takes it for a promise.
  then: z.object({ verified: Level.nullable(), indicated: Level.nullable() }),
});
export type RoadmapStep = z.infer<typeof RoadmapStep>;

export const SafetyFinding = z.object({
  indicator: z.string(),
  severity: z.enum(['high', 'medium']),
  reason: z.string(),
  evidence: z.array(Evidence),
});
export type SafetyFinding = z.infer<typeof SafetyFinding>;

export const RepositoryRole = z.enum([
  'application',
  'configuration',
  'platform',
  'infrastructure',
  'charts',
  'documentation',
  'library',
  'mixed',
]);
export type RepositoryRole = z.infer<typeof RepositoryRole>;

export const ReportRepository = z.object({
  /** Address without credentials. */
  url: z.string(),
  commit: z.string(),
  /** Folders that were looked at; empty for the whole repository. */
  paths: z.array(z.string()).default([]),
  /** Suggested from what it holds. */
  role: RepositoryRole,
  /** Files in the tree of the commit, or those of the folders and of what they stand on. */
  files: z.int().nonnegative(),
});

export const NotCounted = z.object({
  repository: z.string(),
  /** Folder or file. */
  path: z.string(),
  files: z.int().positive(),
  reason: z.enum(['test', 'example', 'documentation', 'vendored', 'generated', 'archived', 'unread']),
  /** Why, for `unread`: the limit or the mistake. */
  note: z.string(),
});

/**
 * The Report: the one object that the page, the PDF, the API and the command line show (design 2 and 10).
 * Levels are 0 to 3; null where not yet placed or nothing is deployed.
 */
export const Report = z.object({
  schemaVersion: z.literal(1),
  /** Model version, with the hash of an administrator's overlay where there is one. */
  model: z.string(),
  now: z.iso.datetime(),
  repositories: z.array(ReportRepository),
  notCounted: z.array(NotCounted),
  indicators: z.array(ReportIndicator),
  criteria: z.array(ReportCriterion),
  level: ReportLevel,
  dimensions: z.array(ReportDimension),
  /** Delivery metrics; null until delivery data is known. */
  delivery: ReportDelivery.nullable(),
  roadmap: z.array(RoadmapStep),
  safety: z.array(SafetyFinding),
  /** Exemptions and corrections that people told, those in force first; expired and unused ones too. */
  disputes: z.array(ReportDispute).default([]),
  disputeMistakes: z.array(DisputeMistake).default([]),
});
export type Report = z.infer<typeof Report>;
