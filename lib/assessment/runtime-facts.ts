import { z } from 'zod';
import { DeliveryFacts } from '@/lib/assessment/delivery-facts';
import {
  areWithin,
  Count,
  DeploymentRecords,
  isWindow,
  Moment,
  Name,
  readable,
  Seconds,
  window,
  windowMistake,
} from '@/lib/assessment/fact-fields';
import { TRACE_ENDS, WAIT_PERCENTS } from '@/lib/delivery/practice-facts';

/** Applications that an agent keeps in the environment (Argo CD Applications, Flux Kustomizations and HelmReleases). */
export const RunningApplications = z
  .strictObject({
    total: Count,
    /** Apply a merged change without a person. */
    automaticSync: readable(Count),
    /** Revert drift by themselves. */
    selfCorrecting: readable(Count),
    synced: readable(Count),
    healthy: readable(Count),
    /** Both at once: what an objective of the fleet is measured on. */
    syncedAndHealthy: readable(Count),
  })
  .refine(
    (value) =>
      areWithin(value.total, [
        value.automaticSync,
        value.selfCorrecting,
        value.synced,
        value.healthy,
        value.syncedAndHealthy,
      ]),
    { message: 'must be at least each of the counts beside it', path: ['total'] },
  );

/** How long applications were out of sync, and who hears of a reconciliation that fails, is stuck, or finds drift again and again. */
export const OutOfSync = z.strictObject({
  medianMinutes: readable(z.number().nonnegative().max(1_000_000)),
  /** Such reconciliation alerts the owning team. */
  alerts: readable(z.boolean()),
  /** Where the alerts go, in words: "the team's channel". */
  to: readable(Name),
});

/** Who sees the state of an application, and who hears of a change. */
export const StatusVisibility = z.strictObject({
  /** The team sees sync and health of each application without asking. */
  stateVisible: readable(z.boolean()),
  /** Owners are told in their channel when a proposal is ready. */
  ownersTold: readable(z.boolean()),
  /** Authors are told when their change was applied, by commit status or message. */
  authorsTold: readable(z.boolean()),
});

/** Everything that runs in the environment, beside what the agent keeps of it. */
export const RunningWorkloads = z
  .strictObject({
    total: Count,
    /** Reconciled with self-correction and pruning. */
    reconciled: Count,
  })
  .refine((value) => areWithin(value.total, [value.reconciled]), {
    message: 'must be at least reconciled',
    path: ['total'],
  });

/** The objective of a fleet for being in sync, over its own period. */
export const SyncObjective = z.strictObject({
  /** An objective for the whole fleet is written down. */
  stated: z.boolean(),
  /** It was met over its period; null where it names no number of its own or was not measured. */
  met: readable(z.boolean()),
  /** Share of applications synced and healthy over the period, 0 to 1. */
  share: readable(z.number().min(0).max(1)),
  p95MergeToAppliedSeconds: readable(Seconds),
});

/** What a live inventory answers: targets that exist, and those that report what runs there. */
export const FleetInventory = z
  .strictObject({
    /** All targets of the fleet. */
    targets: Count,
    /** Report the versions that run. */
    withVersions: Count,
    /** Report which policies hold. */
    withPolicies: Count,
  })
  .refine((value) => areWithin(value.targets, [value.withVersions, value.withPolicies]), {
    message: 'must be at least each of the counts beside it',
    path: ['targets'],
  });

/** People who may write to the target at any time; counted, never named. */
export const StandingWrite = z.strictObject({
  people: readable(Count),
  /** Temporary access leaves a log. */
  temporaryAccessLogged: readable(z.boolean()),
});

/** Versions that came to production within a window. */
export const PromotedArtifacts = z
  .strictObject({
    ...window,
    total: Count,
    /** The very digest ran in a lower environment before. */
    sameDigest: Count,
  })
  .refine(isWindow, windowMistake)
  .refine((value) => areWithin(value.total, [value.sameDigest]), {
    message: 'must be at least sameDigest',
    path: ['total'],
  });

/** The way back to an earlier state, and when it was last gone. */
export const Rollbacks = z.strictObject({
  wayBack: readable(z.enum(['revert', 'previous-version', 'feature-flag', 'by-hand'])),
  /** Used in earnest or rehearsed. */
  lastAt: readable(Moment),
  medianSecondsToApplied: readable(Seconds),
  /** Id of the deployment that went it last. */
  deployment: readable(z.string().min(1).max(500)),
});

/** The last time that a full environment was rebuilt from Git. */
export const Rebuild = z.strictObject({ lastAt: Moment, minutes: readable(z.number().positive().max(1_000_000)) });

/** Incidents and rollbacks within a window, and how many name the deployment that caused them. */
export const Incidents = z
  .strictObject({ ...window, total: Count, linkedToDeployment: Count })
  .refine(isWindow, windowMistake)
  .refine((value) => areWithin(value.total, [value.linkedToDeployment]), {
    message: 'must be at least linkedToDeployment',
    path: ['total'],
  });

/** Services whose running version leads back over image, build, commit and pull request to the work item. */
export const Trace = z
  .strictObject({
    services: Count,
    complete: Count,
    /** Where the threads of other services end. Those that are not listed break off. */
    ends: readable(
      z.array(z.strictObject({ service: z.string().min(1).max(500), end: z.enum(TRACE_ENDS) })).max(5_000),
    ),
  })
  .refine((value) => areWithin(value.services, [value.complete + (value.ends?.length ?? 0)]), {
    message: 'must be at least complete, with those whose ends are listed',
    path: ['services'],
  });

/** How long changes of people waited from merge to the end of their deployment, weekends left out: 86,400 seconds are one working day. */
export const MergeToProduction = z
  .strictObject({
    ...window,
    changes: Count,
    /** The time that so much per cent of the changes stayed within; by WAIT_PERCENTS, empty where there are too few changes. */
    seconds: z.array(Seconds).max(20),
  })
  .refine(isWindow, windowMistake)
  .refine(({ seconds }) => seconds.length === 0 || seconds.length === WAIT_PERCENTS.length, {
    message: `must be empty or have ${WAIT_PERCENTS.length} entries`,
    path: ['seconds'],
  });

/** The agent's own installation. */
export const ControlPlane = z.strictObject({
  /** Highly available, sharded or distributed as its number of targets asks for. */
  distributed: readable(z.boolean()),
  /** In a version that its project still supports. */
  supportedVersion: readable(z.boolean()),
  /** Queue depth, reconcile time and Git rate limits are measured and raise alerts. */
  watched: readable(z.boolean()),
});

/** Where a running view comes from. */
export const RuntimeSystem = z.enum([
  'argo-cd',
  'flux',
  'other-agent',
  'ci',
  'cluster',
  'incidents',
  'delivery-events',
]);
export type RuntimeSystem = z.infer<typeof RuntimeSystem>;

export const EnvironmentTier = z.enum(['production', 'staging', 'testing', 'development']);

/**
 * What one system shows of one environment at one time, for one team or for what one repository declares.
 * A part or a field that could not be read is null, never "no".
 */
export const RuntimeFacts = z.strictObject({
  kind: z.literal('runtime'),
  system: RuntimeSystem,
  environment: Name,
  tier: EnvironmentTier,
  /** Slug of the team that it speaks of; null where a repository says it. */
  team: readable(Name),
  /** Address of the repository that declares what is counted, without credentials; null where a team says it. */
  repository: readable(z.string().min(1).max(2_000)),
  collectedAt: Moment,
  applications: readable(RunningApplications),
  outOfSync: readable(OutOfSync),
  visibility: readable(StatusVisibility),
  workloads: readable(RunningWorkloads),
  syncObjective: readable(SyncObjective),
  deployments: readable(DeploymentRecords),
  artifacts: readable(PromotedArtifacts),
  rollbacks: readable(Rollbacks),
  rebuild: readable(Rebuild),
  inventory: readable(FleetInventory),
  standingWrite: readable(StandingWrite),
  incidents: readable(Incidents),
  trace: readable(Trace),
  mergeToProduction: readable(MergeToProduction),
  controlPlane: readable(ControlPlane),
  delivery: readable(DeliveryFacts),
});
export type RuntimeFacts = z.infer<typeof RuntimeFacts>;
