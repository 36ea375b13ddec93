import { type CarriedCommits, carriedCommits, type RevisionStep } from '@/lib/delivery/carried-commits';
import type { CommitGraph } from '@/lib/delivery/commit-graph';
import type { LeftOutReason } from '@/lib/delivery/left-out';
import type { Rollout, RolloutChain } from '@/lib/delivery/rollouts';
import type { ChangeIndex, TracedChange } from '@/lib/delivery/traced-changes';

/** What a deployment brought into its environment. */
export interface Cargo {
  /** Commits that it carries, by their places; empty where unknown. */
  commits: readonly number[];
  changes: readonly TracedChange[];
  /** How its revision stands to the one it replaced; null where unknown. */
  direction: CarriedCommits['direction'] | null;
  /** When the commit was made, in milliseconds, that reverts the one which it replaced; null where it carries none. */
  revertedAt: number | null;
  /** Why it is not, or not surely whole, known; null where it is. */
  unknown: LeftOutReason | null;
}

interface Step extends RevisionStep {
  rollout: Rollout;
}

/** What each deployment of a chain carries: by ancestry, never by dates (dora.md 2). */
export function loadCargo(chain: RolloutChain, changes: ChangeIndex): Map<Rollout, Cargo> {
  const cargo = new Map<Rollout, Cargo>();
  const stepsOf = new Map<CommitGraph, Step[]>();
  for (const rollout of chain) {
    const from =
      rollout.replacedRevision === null ? null : (rollout.commit?.graph.find(rollout.replacedRevision) ?? null);
    if (rollout.commit !== null && from !== null) {
      const { graph, place } = rollout.commit;
      addStep(stepsOf, graph, { rollout, from, to: place });
    } else {
      cargo.set(rollout, unknownCargo(rollout.replacedRevision === null ? 'firstDeployments' : 'unknownRevisions'));
    }
  }
  for (const [graph, steps] of stepsOf) {
    for (const [at, carried] of carriedCommits(graph, steps).entries()) {
      const step = steps[at];
      if (step) cargo.set(step.rollout, knownCargo(step, carried, graph, changes));
    }
  }
  return cargo;
}

function unknownCargo(unknown: LeftOutReason): Cargo {
  return { commits: [], changes: [], direction: null, revertedAt: null, unknown };
}

/** Where the known history ends before it meets the revision that was replaced, what is new in it cannot be told. */
function knownCargo({ rollout, from }: Step, carried: CarriedCommits, graph: CommitGraph, changes: ChangeIndex): Cargo {
  const { commits, direction, isCutOff } = carried;
  if (rollout.commit === null || (isCutOff && direction === 'aside')) return unknownCargo('cutOffHistory');
  return {
    commits,
    changes: changes.among(rollout.commit, commits),
    direction,
    revertedAt: revertTime(commits, from, graph),
    unknown: isCutOff ? 'cutOffHistory' : null,
  };
}

function revertTime(commits: readonly number[], from: number, graph: CommitGraph): number | null {
  const times = commits.flatMap((place) => {
    const commit = graph.commits[place];
    const isRevert = commit?.reverts !== undefined && graph.find(commit.reverts) === from;
    return isRevert ? [Date.parse(commit.committedAt)] : [];
  });
  return times.length === 0 ? null : Math.min(...times);
}

function addStep(steps: Map<CommitGraph, Step[]>, graph: CommitGraph, step: Step): void {
  const known = steps.get(graph);
  if (known) known.push(step);
  else steps.set(graph, [step]);
}
