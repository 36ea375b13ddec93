import type { Commit } from '@/lib/delivery/events';

/** No commit event tells of this parent: the history known is cut off there. */
export const UNKNOWN_PARENT = -1;

/** The commits of one repository. A commit is known by its place in `commits`. */
export interface CommitGraph {
  commits: readonly Commit[];
  /** Parents of each commit in their order; `UNKNOWN_PARENT` where no event tells of one. */
  parents: readonly (readonly number[])[];
  /** The place of a commit by its id, full or, where only one begins so, short. Null where none is known. */
  find(revision: string): number | null;
  /** Parents that no event tells of. */
  missingParents(): string[];
}

const shortId = /^[0-9a-f]{7,63}$/;

/** Joins the commits of one repository to a graph. Their order does not matter. */
export function createCommitGraph(events: readonly Commit[]): CommitGraph {
  const commits = [...events].sort((a, b) => (a.revision < b.revision ? -1 : a.revision > b.revision ? 1 : 0));
  const places = new Map(commits.map(({ revision }, place) => [revision.toLowerCase(), place]));
  let sorted: string[] | null = null;
  return {
    commits,
    parents: commits.map(({ parents }) => parents.map((parent) => places.get(parent.toLowerCase()) ?? UNKNOWN_PARENT)),
    find(revision) {
      const id = revision.toLowerCase();
      const exact = places.get(id);
      if (exact !== undefined || !shortId.test(id)) return exact ?? null;
      sorted ??= [...places.keys()].sort();
      const at = firstAtOrAfter(sorted, id);
      const [first, second] = [sorted[at], sorted[at + 1]];
      if (first === undefined || !first.startsWith(id) || second?.startsWith(id)) return null;
      return places.get(first) ?? null;
    },
    missingParents: () => [
      ...new Set(commits.flatMap(({ parents }) => parents.filter((parent) => !places.has(parent.toLowerCase())))),
    ],
  };
}

function firstAtOrAfter(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
