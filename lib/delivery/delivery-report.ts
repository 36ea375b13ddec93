import { z } from 'zod';
import type { LeftOutReason } from '@/lib/delivery/left-out';

const Count = z.int().nonnegative();
/** Null where the figure cannot be given; the metric's `reason` says why. */
const Figure = z.number().nonnegative().nullable();
/** Why a figure of the metric is null. Left out where none is. */
const reason = z.string().optional();

/** Under so many deployments there are no rates. */
export const FEWEST_DEPLOYMENTS = 10;

/** How often is deployed, as DORA asks for it. */
export const FrequencyAnswer = z.enum(['several-a-day', 'daily', 'weekly', 'monthly', 'half-yearly', 'less']);
export type FrequencyAnswer = z.infer<typeof FrequencyAnswer>;

export const DeploymentFrequency = z.strictObject({
  count: Count,
  perWeek: Figure,
  /** The median number of days with a deployment in a complete week. */
  medianDaysPerWeek: Figure,
  answer: FrequencyAnswer.nullable(),
  reason,
});
export type DeploymentFrequency = z.infer<typeof DeploymentFrequency>;

/** Medians in seconds. */
export const LeadTimeStages = z.strictObject({ coding: Figure, pickup: Figure, review: Figure, deploy: Figure });
export type LeadTimeStages = z.infer<typeof LeadTimeStages>;

export const ChangeLeadTime = z.strictObject({
  count: Count,
  medianSeconds: Figure,
  p85Seconds: Figure,
  stages: LeadTimeStages,
  reason,
});
export type ChangeLeadTime = z.infer<typeof ChangeLeadTime>;

export const ChangeFailRate = z.strictObject({ failed: Count, total: Count, share: Figure, reason });
/** `count` failed deployments were recovered from, `open` ones not yet. */
export const RecoveryTime = z.strictObject({ count: Count, open: Count, medianSeconds: Figure, reason });
export const ReworkRate = z.strictObject({ rework: Count, total: Count, share: Figure, reason });

/** The five DORA metrics of a window. */
export const DeliveryMetrics = z.strictObject({
  deploymentFrequency: DeploymentFrequency,
  changeLeadTime: ChangeLeadTime,
  changeFailRate: ChangeFailRate,
  failedDeploymentRecoveryTime: RecoveryTime,
  deploymentReworkRate: ReworkRate,
});
export type DeliveryMetrics = z.infer<typeof DeliveryMetrics>;

/** A succeeded deployment of the window. */
export const MeasuredDeployment = z.strictObject({
  id: z.string(),
  service: z.string(),
  environment: z.string(),
  /** ISO 8601 in UTC. */
  finishedAt: z.string(),
  kind: z.enum(['planned', 'rollback', 'fix']),
  failed: z.boolean(),
  /** The deployment that it replaced; null where none is known. */
  previous: z.string().nullable(),
  /** Changes that no deployment before it carried. */
  changes: z.array(z.string()),
});

/** A change deployed in the window; a span that cannot be known is null. */
export const MeasuredChange = z.strictObject({
  id: z.string(),
  deployment: z.string(),
  codingSeconds: Figure,
  pickupSeconds: Figure,
  reviewSeconds: Figure,
  deploySeconds: Figure,
  leadTimeSeconds: Figure,
});
export type MeasuredChange = z.infer<typeof MeasuredChange>;

/** An incident opened in the window, or caused by a deployment of the window; null where no deployment is known to have caused it. */
export const MeasuredIncident = z.strictObject({ id: z.string(), deployment: z.string().nullable() });

/** How much is left out, and why. */
const LeftOutCount = z.strictObject({ count: Count, reason: z.string() });
export const LeftOutCounts = z.strictObject({
  refusedLines: LeftOutCount,
  unknownFields: LeftOutCount,
  duplicates: LeftOutCount,
  conflictingEvents: LeftOutCount,
  futureEvents: LeftOutCount,
  unknownEnvironments: LeftOutCount,
  cancelledDeployments: LeftOutCount,
  failedDeployments: LeftOutCount,
  joinedRecords: LeftOutCount,
  firstDeployments: LeftOutCount,
  unknownRevisions: LeftOutCount,
  cutOffHistory: LeftOutCount,
  undeployedChanges: LeftOutCount,
  botChanges: LeftOutCount,
  changesWithoutFirstCommit: LeftOutCount,
  negativeSpans: LeftOutCount,
  withheldRollbacks: LeftOutCount,
  unlinkedIncidents: LeftOutCount,
  unknownReferences: LeftOutCount,
} satisfies Record<LeftOutReason, typeof LeftOutCount>);
export type LeftOutCounts = z.infer<typeof LeftOutCounts>;

/** What `cairn delivery --format json` prints. */
export const DeliveryReport = z.strictObject({
  metrics: DeliveryMetrics,
  /** Oldest first. */
  deployments: z.array(MeasuredDeployment),
  /** In the order of their deployments. */
  changes: z.array(MeasuredChange),
  /** Oldest first. */
  incidents: z.array(MeasuredIncident),
  leftOut: LeftOutCounts,
});
export type DeliveryReport = z.infer<typeof DeliveryReport>;
