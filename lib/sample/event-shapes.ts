/** A deployment as the sample's agents and pipelines tell it. */
export interface DeploymentEvent {
  type: 'deployment';
  id: string;
  service: string;
  environment: string;
  revision: string;
  repository: string;
  startedAt: string;
  finishedAt: string;
  result: 'succeeded' | 'failed';
  startedBy: 'automation';
  source: string;
  url: string;
}

interface CommitEvent {
  type: 'commit';
  repository: string;
  revision: string;
  parents: readonly string[];
  authoredAt: string;
  committedAt: string;
  source: string;
}

interface ChangeEvent {
  type: 'change';
  id: string;
  repository: string;
  firstCommitAt: string;
  openedAt?: string;
  firstReviewAt?: string;
  approvedAt?: string;
  mergedAt: string;
  mergeRevision: string;
  commits: readonly string[];
  branch?: string;
  labels?: readonly string[];
  workItems?: readonly string[];
  reviewRounds?: number;
  fromOtherTeam?: boolean;
  authorIsBot?: boolean;
  source: string;
  url?: string;
}

interface RecoveryEvent {
  type: 'recovery';
  deployment: string;
  recoveredAt: string;
  by: 'flag';
  source: string;
}

interface IncidentEvent {
  type: 'incident';
  id: string;
  service?: string;
  openedAt: string;
  resolvedAt?: string;
  severity: string;
  deployment?: string;
  remedy?: string;
  source: string;
  url: string;
}

/** One line of the sample's event file (dora.md 4). */
export type SampleEvent = DeploymentEvent | CommitEvent | ChangeEvent | RecoveryEvent | IncidentEvent;

/** A moment in milliseconds as events write it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The address of something in a tool of the made-up company: plausible, and nobody's, as all names under `.example` are. */
export function toolAddress(tool: 'argocd' | 'flux' | 'ci' | 'incidents', path: string): string {
  return `https://${tool}.otterbrook.example/${path}`;
}
