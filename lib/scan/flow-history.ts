/** One commit on the first-parent line of the branch looked at, told apart by how it came there. */
export interface FlowCommit {
  id: string;
  subject: string;
  /** ISO 8601, UTC. */
  committedAt: string;
  /** pull-request: merge commit, squash mark or pull ref says so · write-back: automation that commits by design · direct: a person's push. */
  route: 'pull-request' | 'write-back' | 'direct';
  /** A fix of history: `Revert "…"`. */
  reverts: boolean;
}

/** How changes reached the branch in the window that a rule looks at; unknown with the reason where history cannot show it. */
export type FlowHistory =
  | { status: 'known'; commits: FlowCommit[]; windowDays: number; pullReferences: number }
  | { status: 'unknown'; reason: string };
