import { type CommitGraph, createCommitGraph } from '@/lib/delivery/commit-graph';
import type { Commit } from '@/lib/delivery/events';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';

/** A commit that events tell of. */
export interface KnownCommit {
  /** The key of its repository. */
  repository: string;
  graph: CommitGraph;
  place: number;
}

/** The commits of all repositories. */
export interface Revisions {
  graphs: ReadonlyMap<string, CommitGraph>;
  /** The commit of a revision, full or short. Without an address, the only repository that has it. Null where none is known. */
  find(revision: string, repository: string | null): KnownCommit | null;
}

/** Joins commits by their repositories. */
export function readRevisions(commits: readonly Commit[]): Revisions {
  const byRepository = Map.groupBy(commits, ({ repository }) => repositoryKeyOf(repository));
  const graphs = new Map(Array.from(byRepository, ([key, events]) => [key, createCommitGraph(events)]));
  const findIn = (repository: string, revision: string): KnownCommit | null => {
    const graph = graphs.get(repository);
    const place = graph?.find(revision) ?? null;
    return graph === undefined || place === null ? null : { repository, graph, place };
  };
  return {
    graphs,
    find(revision, repository) {
      if (repository !== null) return findIn(repositoryKeyOf(repository), revision);
      const found = [...graphs.keys()].flatMap((key) => findIn(key, revision) ?? []);
      return found.length === 1 ? (found[0] ?? null) : null;
    },
  };
}

const commitId = /^[0-9a-f]{7,64}$/;

/** Whether two revisions are one: the same text, or one commit id the beginning of the other. */
export function isSameRevision(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return commitId.test(a) && commitId.test(b) && (a.startsWith(b) || b.startsWith(a));
}
