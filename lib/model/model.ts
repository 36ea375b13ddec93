import { z } from 'zod';

/** A level of the maturity model: 0 Prerequisites, 1 Core GitOps, 2 Enterprise GitOps, 3 GitOps at Scale. */
export const levelSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Level = z.infer<typeof levelSchema>;

/** Every level, lowest first. */
export const LEVELS: readonly Level[] = [0, 1, 2, 3];

/** Who is judged on a criterion: each team, or once the platform or the organization, which its teams inherit. */
export const scopeSchema = z.enum(['team', 'platform', 'organization']);
export type Scope = z.infer<typeof scopeSchema>;

/** Where the evidence for a criterion can come from; `ask` means that only people can say. */
export const evidenceSourceSchema = z.enum(['repository', 'git-host', 'runtime', 'ask']);
export type EvidenceSource = z.infer<typeof evidenceSourceSchema>;

export const effortSchema = z.enum(['small', 'medium', 'large']);
export type Effort = z.infer<typeof effortSchema>;

/** Who usually takes the step that meets a criterion. */
export const actorSchema = z.enum(['application team', 'platform team', 'leadership']);
export type Actor = z.infer<typeof actorSchema>;

/** The five DORA metrics, by the names of https://dora.dev/guides/dora-metrics/. */
export const deliveryMetricSchema = z.enum([
  'change-lead-time',
  'deployment-frequency',
  'failed-deployment-recovery-time',
  'change-fail-rate',
  'deployment-rework-rate',
]);
export type DeliveryMetric = z.infer<typeof deliveryMetricSchema>;

/** Groups of indicators, in the order in which they are shown. */
export const indicatorGroupSchema = z.enum([
  'declared-state',
  'agents',
  'change-flow',
  'delivery',
  'security',
  'feedback',
  'platform',
  'scale',
]);
export type IndicatorGroup = z.infer<typeof indicatorGroupSchema>;

const textSchema = z.string().trim().min(1);
/** An id is kebab-case and is never renamed. */
const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and hyphens');
const shareSchema = z.number().min(0).max(1);
const countSchema = z.int().min(1);
const durationSchema = z.number().positive();

/** Every number that a judgement uses. Shares are 0 to 1 and inclusive ("at least") unless their line says otherwise. */
export const thresholdsSchema = z
  .strictObject({
    /** `definitions-in-git`: share of production services whose definition is in Git. */
    definitionsInGitShare: shareSchema,
    /** `automated-deploys`: share of production deployments started by automation. */
    automatedDeploysShare: shareSchema,
    automatedDeploysWindowDays: countSchema,
    /** `changes-by-pull-request`: share of commits that came through a pull request. */
    pullRequestShare: shareSchema,
    pullRequestWindowDays: countSchema,
    /** With fewer commits than this in the window, the last `pullRequestFallbackCommits` are read instead. */
    pullRequestMinimumCommits: countSchema,
    pullRequestFallbackCommits: countSchema,
    /** `independent-review`: share of merged changes approved by somebody other than the author. */
    independentReviewShare: shareSchema,
    /** `responsive-review`: medians; the first two are exclusive ("under"), the check time is inclusive. */
    firstReviewWorkingDays: durationSchema,
    openToMergeWorkingDays: durationSchema,
    firstCheckMinutes: durationSchema,
    /** `no-external-approval`: share of changes that reach production in less than the time. */
    mergeToProductionShare: shareSchema,
    mergeToProductionWorkingDays: durationSchema,
    /** `open-to-proposals`: merged proposals from outside the owning team, within the window. */
    outsideProposalMinimum: countSchema,
    outsideProposalWindowDays: countSchema,
    /** `automatic-sync`: share of complete production agent objects. */
    automaticSyncShare: shareSchema,
    /** `drift-corrected`: share of complete production agent objects, exclusive ("more than"). */
    driftCorrectedShare: shareSchema,
    /** `production-coverage`: share of production workloads. */
    productionCoverageShare: shareSchema,
    /** `drift-alerts`: median time out of sync, exclusive ("under"). */
    outOfSyncMinutes: durationSchema,
    /** `fleet-sync-objective`: share of applications synced and healthy where no own objective is stated. */
    fleetSyncedShare: shareSchema,
    /** `rollback-by-revert`: the way back was used or rehearsed within the window. */
    rollbackWindowMonths: countSchema,
    /** `no-plaintext-secrets`: longest time that a secret finding may stay open. */
    secretFindingOpenDays: countSchema,
    /** `delivery-baseline`: how long the DORA metrics have been known, and how many answers claim it. */
    baselineWindowDays: countSchema,
    baselineMinimumMetrics: countSchema,
    /** `improvement-loop`: longest time between two reviews of the team's delivery data. */
    improvementReviewMonths: countSchema,
    /** `deploy-path-documented`: age of the last update. */
    documentedPathMonths: countSchema,
    /** `standard-layout`: share of deploy repositories that follow the common layout. */
    standardLayoutShare: shareSchema,
    /** `golden-paths`: time to the first deployment, exclusive ("under"). */
    firstDeploymentDays: durationSchema,
    /** `many-targets-one-source`: clusters, regions or clouds driven from shared definitions. */
    sharedTargetsMinimum: countSchema,
    /** `organization-breadth`: share of production systems under an agent. */
    organizationBreadthShare: shareSchema,
    /** `rebuild-rehearsed`: age of the last rebuild. */
    rebuildWindowMonths: countSchema,
    /** `dev-and-ops-together`: window in which both kinds of people took part. */
    collaborationWindowDays: countSchema,
    /** `learning-from-incidents`: age of the last check added after an incident. */
    learningWindowMonths: countSchema,
    /** `chosen-target-level`: age of the last revision of the target. */
    targetRevisionMonths: countSchema,
    /** Share of unresolved templates, exclusive ("more than"), above which a share is unknown. */
    unresolvedShare: shareSchema,
    /** Share of the known practices of a held level, exclusive ("under"), below which the level is thin. */
    thinShare: shareSchema,
    /** Share of applicable criteria that are known, exclusive ("under"), below which a result is provisional. */
    provisionalCoverage: shareSchema,
    /** Share of a dimension's criteria that must be known for its step to be filled. */
    dimensionKnownShare: shareSchema,
    /** Share of known production services that teams must answer for, for an organization level. */
    organizationLevelShare: shareSchema,
    /** Answers needed before a spread or a median is shown. */
    spreadMinimumAnswers: countSchema,
  })
  .readonly();
export type Thresholds = z.infer<typeof thresholdsSchema>;

export const levelDefinitionSchema = z
  .strictObject({ number: levelSchema, key: idSchema, name: textSchema, line: textSchema })
  .readonly();
export type LevelDefinition = z.infer<typeof levelDefinitionSchema>;

export const dimensionDefinitionSchema = z
  .strictObject({ id: idSchema, name: textSchema, question: textSchema })
  .readonly();
export type DimensionDefinition = z.infer<typeof dimensionDefinitionSchema>;

/** The shape of `content/model.yaml`. */
export const modelFileSchema = z.strictObject({
  version: textSchema,
  levels: z.array(levelDefinitionSchema).readonly(),
  dimensions: z.array(dimensionDefinitionSchema).min(1).readonly(),
  thresholds: thresholdsSchema,
  /** Topics in the order in which a roadmap takes them up. */
  roadmapOrder: z.array(idSchema).min(1).readonly(),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

/** The front matter of `content/criteria/<id>.md`. */
export const criterionFrontMatterSchema = z.strictObject({
  title: textSchema,
  dimension: idSchema,
  /** The level that the practice belongs to. */
  level: levelSchema,
  /** The level that it is a gate of, never below its own; null when it is no gate. */
  gate: levelSchema.nullable().default(null),
  scope: scopeSchema,
  observe: z.array(evidenceSourceSchema).min(1).readonly(),
  effort: effortSchema,
  who: actorSchema,
  /** One of the model's `roadmapOrder`. */
  topic: idSchema,
  /** Ids of the criteria that come first. */
  prerequisites: z.array(idSchema).readonly(),
  /** DORA metrics that the practice is associated with. */
  metrics: z.array(deliveryMetricSchema).readonly(),
  /** One sentence: what would settle the criterion when it is unknown. */
  settledBy: textSchema,
  sources: z.array(textSchema).min(1).readonly(),
});
export type CriterionFrontMatter = z.infer<typeof criterionFrontMatterSchema>;

/** The front matter of `content/indicators/<id>.md`. It has `informs` or `informative`, never both. */
export const indicatorFrontMatterSchema = z.strictObject({
  title: textSchema,
  group: indicatorGroupSchema,
  /** True for a risk: present is bad news. */
  risk: z.boolean(),
  /** Ids of the criteria that are judged with it. */
  informs: z.array(idSchema).readonly().default([]),
  /** The reason why it informs no criterion; null when it informs one. */
  informative: textSchema.nullable().default(null),
});
export type IndicatorFrontMatter = z.infer<typeof indicatorFrontMatterSchema>;

/** The body of a criterion file: Markdown by section; `summary` is what stands before the first heading. */
export interface CriterionSections {
  readonly summary: string;
  readonly whyItMatters: string;
  readonly howCairnJudgesIt: string;
  readonly whenItDoesNotApply: string;
  readonly howToImprove: string;
}

/** The body of an indicator file: Markdown by section; `summary` is what stands before the first heading. */
export interface IndicatorSections {
  readonly summary: string;
  readonly whatCounts: string;
  readonly whatDoesNotCount: string;
  readonly knownLimits: string;
}

/** One entry of a cell of the model. */
export type CriterionDefinition = Readonly<CriterionFrontMatter> & CriterionSections & { readonly id: string };

/** A practice or a risk that can be seen in evidence. */
export type IndicatorDefinition = Readonly<IndicatorFrontMatter> & IndicatorSections & { readonly id: string };

/**
 * The maturity model, checked: every id that it mentions exists.
 * Criteria stand in the order of dimension, level, id; indicators in the order of group, id.
 */
export interface Model extends Readonly<ModelFile> {
  readonly criteria: readonly CriterionDefinition[];
  readonly indicators: readonly IndicatorDefinition[];
}
