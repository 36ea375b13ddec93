import type { EnvironmentTier } from '@/lib/delivery/environment-tier';

/** What is not in the figures, or only in part. */
export const leftOutNames = [
  'refusedLines',
  'unknownFields',
  'duplicates',
  'conflictingEvents',
  'futureEvents',
  'unknownEnvironments',
  'cancelledDeployments',
  'failedDeployments',
  'joinedRecords',
  'firstDeployments',
  'unknownRevisions',
  'cutOffHistory',
  'undeployedChanges',
  'botChanges',
  'changesWithoutFirstCommit',
  'negativeSpans',
  'withheldRollbacks',
  'unlinkedIncidents',
  'unknownReferences',
] as const;
export type LeftOutReason = (typeof leftOutNames)[number];

/** Each in words. */
export const leftOutReasons: Readonly<Record<LeftOutReason, string>> = {
  refusedLines: 'lines that hold no event that can be read',
  unknownFields: 'lines with fields that are not known; the fields were kept out, the events were taken',
  duplicates: 'lines that tell of an event again; each counts once',
  conflictingEvents: 'events told in several ways; the fullest counts',
  futureEvents: 'events, or ends of incidents, later than now',
  unknownEnvironments: 'deployments to environments whose tier their name does not tell; never taken as production',
  cancelledDeployments: 'cancelled deployments',
  failedDeployments:
    'deployments that the pipeline or the agent itself failed; shown apart, not in the change fail rate',
  joinedRecords:
    'records that tell again of a deployment, by another source, to another target, or as a retry of what runs',
  firstDeployments: 'first known deployments of a service in an environment; they set the base and carry nothing',
  unknownRevisions: 'deployments whose revision, or the one before, is in no known history; what they carry is unknown',
  cutOffHistory: 'deployments that lead to where the known history ends; what they carry is unknown or may be more',
  undeployedChanges: 'changes merged in the window that no deployment is known to carry',
  botChanges: 'deployed changes of bots',
  changesWithoutFirstCommit: 'deployed changes whose first commit is unknown',
  negativeSpans: 'spans of time that end before they begin: dropped',
  withheldRollbacks: 'returns to a lower revision replaced upward within minutes: build races, not rollbacks',
  unlinkedIncidents: 'incidents that no deployment is known to have caused; one that names no service counts for each',
  unknownReferences:
    'recoveries, fixes and incidents that name a deployment, a change or a commit which no event tells of',
};

/** One thing left out. It counts for the windows, services and tiers that it falls into. */
export interface LeftOut {
  reason: LeftOutReason;
  /** Milliseconds. */
  at: number;
  /** Null: it belongs to no one service, and counts for each. */
  serviceKey: string | null;
  /** Null: an environment of unknown tier. */
  tier: EnvironmentTier | 'any' | null;
}

/** The key of a service, by which names are one: `-` and `_` are equal. */
export function serviceKeyOf(service: string): string {
  return service.replaceAll('_', '-');
}

/** The key of an environment, by which names are one: upper and lower case are equal. */
export function environmentKeyOf(environment: string): string {
  return environment.toLowerCase();
}
