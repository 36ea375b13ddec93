import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { Dispute } from '@/lib/assessment/dispute';
import type { OrganizationRecords } from '@/lib/assessment/organization-records';
import type { LevelNumber } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { Model } from '@/lib/model/model';

/** The platform that serves a team, or its organization, with the repositories that show it. */
export interface ServingFacts {
  name: string;
  repositories: readonly RepositoryFacts[];
  /** Facts of its Git host and of what it runs; of those about a repository the address is that of its `RepositoryFacts`. */
  connectedFacts?: readonly ConnectedFact[];
  /** What was told in the application against results on these facts; what files of repositories say comes with their facts. */
  disputes?: readonly Dispute[];
}

/** The organization, with what Cairn itself keeps of it. */
export interface OrganizationFacts extends ServingFacts {
  /** Null or left out: Cairn keeps nothing of it. */
  records?: OrganizationRecords | null;
}

export interface AssessmentInput {
  /** At least one. */
  repositories: readonly RepositoryFacts[];
  /** The team's own facts of its Git host and of what it runs, as in `ServingFacts`. */
  connectedFacts?: readonly ConnectedFact[];
  /** As in `ServingFacts`. */
  disputes?: readonly Dispute[];
  /** Left out: the repositories stand for their platform too. `unnamed`: a team whose platform nobody named. */
  platform?: ServingFacts | 'unnamed';
  /** Left out: nothing is known of the organization. */
  organization?: OrganizationFacts;
  model: Model;
  /** ISO 8601, UTC. */
  now: string;
  /** The level aimed at; the next one when left out. */
  target?: LevelNumber;
}

/** The named platform; null where the repositories are their own, and where nobody named one. */
export function servingPlatformOf({ platform }: AssessmentInput): ServingFacts | null {
  return platform === undefined || platform === 'unnamed' ? null : platform;
}
