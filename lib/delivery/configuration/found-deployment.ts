import type { CommitMarks } from '@/lib/delivery/configuration/commit-marks';
import type { NetChange } from '@/lib/delivery/configuration/net-changes';

export interface Person {
  name: string;
  email: string;
}

/** What is kept of a commit that a deployment came by. */
export interface DeployingCommit {
  id: string;
  /** ISO 8601 in UTC. */
  committedAt: string;
  author: Person;
  committer: Person;
  marks: CommitMarks;
}

/** A net change with the commits that made it, before it is judged. */
export interface FoundDeployment extends NetChange {
  /** The newest commit that wrote it and is no merge; the merge itself where none of its branch did. */
  writtenBy: DeployingCommit;
  /** The commit of the tracked branch. */
  reachedBy: DeployingCommit;
}
