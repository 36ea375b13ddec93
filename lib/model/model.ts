import { z } from 'zod';
import { Id, Text, unique } from '@/lib/model/content-fields';

/** A level of the maturity model: 0 Prerequisites, 1 Core GitOps, 2 Enterprise GitOps, 3 GitOps at Scale. */
export const Level = z.literal([0, 1, 2, 3]);
export type Level = z.infer<typeof Level>;

/** Every level, lowest first. */
export const LEVELS: readonly Level[] = [0, 1, 2, 3];

/** Who is judged on a criterion: each team, or once the platform or the organization, which its teams inherit. */
export const Scope = z.enum(['team', 'platform', 'organization']);
export type Scope = z.infer<typeof Scope>;

/** Where the evidence for a criterion can come from; `ask` means that only people can say. */
export const EvidenceSource = z.enum(['repository', 'git-host', 'runtime', 'ask']);
export type EvidenceSource = z.infer<typeof EvidenceSource>;

export const Effort = z.enum(['small', 'medium', 'large']);
export type Effort = z.infer<typeof Effort>;

/** Who usually takes the step that meets a criterion. */
export const Actor = z.enum(['application team', 'platform team', 'leadership']);
export type Actor = z.infer<typeof Actor>;

/** The five DORA metrics, by the names of https://dora.dev/guides/dora-metrics/. */
export const DeliveryMetric = z.enum([
  'change-lead-time',
  'deployment-frequency',
  'failed-deployment-recovery-time',
  'change-fail-rate',
  'deployment-rework-rate',
]);
export type DeliveryMetric = z.infer<typeof DeliveryMetric>;

/** Groups of indicators, in the order in which they are shown. */
export const IndicatorGroup = z.enum([
  'declared-state',
  'agents',
  'change-flow',
  'delivery',
  'security',
  'feedback',
  'platform',
  'scale',
]);
export type IndicatorGroup = z.infer<typeof IndicatorGroup>;

const Share = z.number().min(0).max(1);
const Count = z.int().min(1);
const Duration = z.number().positive();

/** Facts of how changes arrive reach back so many days, and at least so many commits: no threshold can ask for more. */
export const FLOW_REACH = { days: 366, commits: 500 } as const;

/** Every number that a judgement uses. Shares are 0 to 1 and inclusive ("at least") unless their line says otherwise. */
export const Thresholds = z
  .strictObject({
    /** `definitions-in-git`: share of production services whose definition is in Git. */
    definitionsInGitShare: Share,
    /** `automated-deploys`: share of production deployments started by automation. */
    automatedDeploysShare: Share,
    automatedDeploysWindowDays: Count,
    /** `changes-by-pull-request`: share of commits that came through a pull request. */
    pullRequestShare: Share,
    pullRequestWindowDays: Count,
    /** With fewer commits than this in the window, the last `pullRequestFallbackCommits` are read instead. */
    pullRequestMinimumCommits: Count,
    pullRequestFallbackCommits: Count,
    /** `independent-review`: share of merged changes approved by somebody other than the author. */
    independentReviewShare: Share,
    /** `responsive-review`: medians; the first two are exclusive ("under"), the check time is inclusive. */
    firstReviewWorkingDays: Duration,
    openToMergeWorkingDays: Duration,
    firstCheckMinutes: Duration,
    /** `no-external-approval`: share of changes that reach production in less than the time. */
    mergeToProductionShare: Share,
    mergeToProductionWorkingDays: Duration,
    /** `open-to-proposals`: merged proposals from outside the owning team, within the window. */
    outsideProposalMinimum: Count,
    outsideProposalWindowDays: Count,
    /** `automatic-sync`: share of complete production agent objects. */
    automaticSyncShare: Share,
    /** `drift-corrected`: share of complete production agent objects, exclusive ("more than"). */
    driftCorrectedShare: Share,
    /** `production-coverage`: share of production workloads. */
    productionCoverageShare: Share,
    /** `drift-alerts`: median time out of sync, exclusive ("under"). */
    outOfSyncMinutes: Duration,
    /** `fleet-sync-objective`: share of applications synced and healthy where no own objective is stated. */
    fleetSyncedShare: Share,
    /** `rollback-by-revert`: the way back was used or rehearsed within the window. */
    rollbackWindowMonths: Count,
    /** `no-plaintext-secrets`: longest time that a secret finding may stay open. */
    secretFindingOpenDays: Count,
    /** `delivery-baseline`: how long the DORA metrics have been known, and how many answers claim it. */
    baselineWindowDays: Count,
    baselineMinimumMetrics: Count,
    /** `improvement-loop`: longest time between two reviews of the team's delivery data. */
    improvementReviewMonths: Count,
    /** `deploy-path-documented`: age of the last update. */
    documentedPathMonths: Count,
    /** `standard-layout`: share of deploy repositories that follow the common layout. */
    standardLayoutShare: Share,
    /** `golden-paths`: time to the first deployment, exclusive ("under"). */
    firstDeploymentDays: Duration,
    /** `many-targets-one-source`: clusters, regions or clouds driven from shared definitions. */
    sharedTargetsMinimum: Count,
    /** `organization-breadth`: share of production systems under an agent. */
    organizationBreadthShare: Share,
    /** `rebuild-rehearsed`: age of the last rebuild. */
    rebuildWindowMonths: Count,
    /** `dev-and-ops-together`: window in which both kinds of people took part. */
    collaborationWindowDays: Count,
    /** `learning-from-incidents`: age of the last check added after an incident. */
    learningWindowMonths: Count,
    /** `chosen-target-level`: age of the last revision of the target. */
    targetRevisionMonths: Count,
    /** Age of facts of a Git host or of what runs, exclusive ("more than"), from which the result says how old they are. */
    connectedFactsDays: Count,
    /** Share of unresolved templates, exclusive ("more than"), above which a share is unknown. */
    unresolvedShare: Share,
    /** Share of the known practices of a held level, exclusive ("under"), below which the level is thin. */
    thinShare: Share,
    /** Share of applicable criteria that are known, exclusive ("under"), below which a result is provisional. */
    provisionalCoverage: Share,
    /** Share of a dimension's criteria that must be known for its step to be filled. */
    dimensionKnownShare: Share,
    /** Share of known production services that teams must answer for, for an organization level. */
    organizationLevelShare: Share,
    /** Answers needed before a spread or a median is shown. */
    spreadMinimumAnswers: Count,
  })
  .readonly();
export type Thresholds = z.infer<typeof Thresholds>;

export const LevelDefinition = z.strictObject({ number: Level, key: Id, name: Text, line: Text }).readonly();
export type LevelDefinition = z.infer<typeof LevelDefinition>;

export const DimensionDefinition = z.strictObject({ id: Id, name: Text, question: Text }).readonly();
export type DimensionDefinition = z.infer<typeof DimensionDefinition>;

/** The shape of `content/model.yaml`. */
export const ModelFile = z.strictObject({
  version: Text,
  levels: z.array(LevelDefinition).readonly(),
  dimensions: z.array(DimensionDefinition).min(1).readonly(),
  thresholds: Thresholds,
  /** Topics in the order in which a roadmap takes them up. */
  roadmapOrder: z
    .array(Id)
    .min(1)
    .refine(...unique)
    .readonly(),
});
export type ModelFile = z.infer<typeof ModelFile>;

/** The front matter of `content/criteria/<id>.md`. */
export const CriterionFrontMatter = z.strictObject({
  title: Text,
  dimension: Id,
  /** The level that the practice belongs to. */
  level: Level,
  /** The level that it is a gate of, never below its own; null when it is no gate. */
  gate: Level.nullable().default(null),
  scope: Scope,
  observe: z
    .array(EvidenceSource)
    .min(1)
    .refine(...unique)
    .readonly(),
  effort: Effort,
  who: Actor,
  /** One of the model's `roadmapOrder`. */
  topic: Id,
  /** Ids of the criteria that come first. */
  prerequisites: z
    .array(Id)
    .refine(...unique)
    .readonly(),
  /** DORA metrics that the practice is associated with. */
  metrics: z
    .array(DeliveryMetric)
    .refine(...unique)
    .readonly(),
  /** One sentence: what would settle the criterion when it is unknown. */
  settledBy: Text,
  sources: z.array(Text).min(1).readonly(),
});
export type CriterionFrontMatter = z.infer<typeof CriterionFrontMatter>;

/** The front matter of `content/indicators/<id>.md`. It has `informs` or `informative`, never both. */
export const IndicatorFrontMatter = z.strictObject({
  title: Text,
  group: IndicatorGroup,
  /** True for a risk: present is bad news. */
  risk: z.boolean(),
  /** The source that shows it. */
  needs: EvidenceSource.extract(['repository', 'git-host', 'runtime']).default('repository'),
  /** Ids of the criteria that are judged with it. */
  informs: z
    .array(Id)
    .refine(...unique)
    .readonly()
    .default([]),
  /** The reason why it informs no criterion; null when it informs one. */
  informative: Text.nullable().default(null),
});
export type IndicatorFrontMatter = z.infer<typeof IndicatorFrontMatter>;

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
