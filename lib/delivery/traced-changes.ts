import { type CommitGraph, UNKNOWN_PARENT } from '@/lib/delivery/commit-graph';
import { matchesPattern } from '@/lib/delivery/environment-tier';
import type { Change, Commit } from '@/lib/delivery/events';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';
import type { KnownCommit, Revisions } from '@/lib/delivery/revisions';

/** A change and where it stands in its repository's history. Times are in milliseconds; null where unknown. */
export interface TracedChange {
  /** Of a commit that came without a pull request, its revision. */
  id: string;
  source: string | null;
  /** The key of its repository. */
  repository: string;
  /** The commit that reached the branch; null where no event tells of it. */
  merge: KnownCommit | null;
  firstCommitAt: number | null;
  openedAt: number | null;
  readyAt: number | null;
  firstReviewAt: number | null;
  mergedAt: number;
  authorIsBot: boolean;
  /** Its branch or a label says that it fixes what runs. */
  isHotfix: boolean;
  /** It came by a pull request: false where only its commit is known, null where its event does not tell. */
  isProposal: boolean | null;
  /** The work items that it names; null where no event tells. */
  workItems: readonly string[] | null;
  /** Null where no event tells. */
  reviewRounds: number | null;
  /** It came from outside the team that owns the repository; null where no event tells. */
  fromOtherTeam: boolean | null;
}

/** Branches and labels of hotfixes; `*` stands for any text. */
export interface HotfixPatterns {
  branches: readonly string[];
  labels: readonly string[];
}

/** Tells which changes some commits hold. */
export interface ChangeIndex {
  /** Changes that events tell of. */
  changes: readonly TracedChange[];
  /** Changes whose merge is among the commits that a deployment of `tip` carries, oldest first, commits without a pull request too. */
  among(tip: KnownCommit, commits: readonly number[]): TracedChange[];
}

/** What is known of one repository's changes, by places of commits. */
interface RepositoryChanges {
  byMerge: Map<number, TracedChange[]>;
  /** Commits that belong to a change, wherever they are. */
  listed: Set<number>;
  direct: Map<number, TracedChange>;
}

/** Finds the place of each change. The order of the events does not matter. */
export function indexChanges(events: readonly Change[], revisions: Revisions, hotfixes: HotfixPatterns): ChangeIndex {
  const byGraph = new Map<CommitGraph, RepositoryChanges>();
  const changesIn = (graph: CommitGraph) => {
    const known: RepositoryChanges = byGraph.get(graph) ?? { byMerge: new Map(), listed: new Set(), direct: new Map() };
    byGraph.set(graph, known);
    return known;
  };
  const changes = events.map((event) => {
    const change = traceChange(event, revisions, hotfixes);
    if (change.merge !== null) {
      const { byMerge, listed } = changesIn(change.merge.graph);
      byMerge.set(change.merge.place, [...(byMerge.get(change.merge.place) ?? []), change]);
      for (const commit of placesOf(event.commits, change.merge.graph)) listed.add(commit);
    }
    return change;
  });
  return { changes, among: (tip, commits) => changesAmong(tip, commits, changesIn(tip.graph)) };
}

function traceChange(event: Change, revisions: Revisions, hotfixes: HotfixPatterns): TracedChange {
  const { branch } = event;
  const graph = revisions.graphs.get(repositoryKeyOf(event.repository));
  return {
    id: event.id,
    source: event.source ?? null,
    repository: repositoryKeyOf(event.repository),
    merge: revisions.find(event.mergeRevision, event.repository),
    firstCommitAt: moment(event.firstCommitAt) ?? (graph === undefined ? null : firstAuthored(event, graph)),
    openedAt: moment(event.openedAt),
    readyAt: moment(event.readyAt),
    firstReviewAt: moment(event.firstReviewAt),
    mergedAt: Date.parse(event.mergedAt),
    authorIsBot: event.authorIsBot,
    isHotfix:
      (branch !== undefined && hotfixes.branches.some((pattern) => matchesPattern(branch, pattern))) ||
      event.labels.some((label) => hotfixes.labels.some((pattern) => matchesPattern(label, pattern))),
    isProposal: isProposal(event) ? true : null,
    workItems: event.workItems ?? null,
    reviewRounds: event.reviewRounds ?? null,
    fromOtherTeam: event.fromOtherTeam ?? null,
  };
}

/** Only a pull request has these; a change without them may be a poor record of one. */
function isProposal({ openedAt, readyAt, firstReviewAt, approvedAt, branch }: Change): boolean {
  return [openedAt, readyAt, firstReviewAt, approvedAt, branch].some((told) => told !== undefined);
}

function moment(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}

function placesOf(revisions: readonly string[], graph: CommitGraph): number[] {
  return revisions.flatMap((revision) => graph.find(revision) ?? []);
}

/** The first of the change's own commits, where events tell of all of them. */
function firstAuthored({ commits }: Change, graph: CommitGraph): number | null {
  const places = placesOf(commits, graph);
  if (places.length === 0 || places.length < commits.length) return null;
  return Math.min(...places.map((place) => Date.parse(graph.commits[place]?.authoredAt ?? '')));
}

function changesAmong(tip: KnownCommit, commits: readonly number[], known: RepositoryChanges): TracedChange[] {
  if (commits.length === 0) return [];
  const inChanges = commitsInChanges(tip, new Set(commits), known.byMerge);
  const found = commits.flatMap((place) => {
    const merged = known.byMerge.get(place);
    if (merged !== undefined) return merged;
    const commit = tip.graph.commits[place];
    const isMerge = commit === undefined || commit.parents.length > 1;
    if (isMerge || known.listed.has(place) || inChanges.has(place)) return [];
    const change = known.direct.get(place) ?? directChange(commit, { ...tip, place });
    known.direct.set(place, change);
    return [change];
  });
  return found.sort((a, b) => a.mergedAt - b.mergedAt || (a.id < b.id ? -1 : 1));
}

/** A commit that reached the branch without a pull request is a change of its own. */
function directChange(commit: Commit, merge: KnownCommit): TracedChange {
  return {
    id: commit.revision,
    source: commit.source ?? null,
    repository: merge.repository,
    merge,
    firstCommitAt: Date.parse(commit.authoredAt),
    openedAt: null,
    readyAt: null,
    firstReviewAt: null,
    mergedAt: Date.parse(commit.committedAt),
    authorIsBot: commit.authorIsBot,
    isHotfix: false,
    isProposal: false,
    workItems: null,
    reviewRounds: null,
    fromOtherTeam: null,
  };
}

/** Commits of a line of first parents, oldest first, of which `next` is looked at. */
interface Branch {
  line: readonly number[];
  next: number;
  /** How many branches that `next` merges have been looked at. */
  merged: number;
  isOfChange: boolean;
}

/**
 * Commits of a range that a merge of a known change brought: they are that change's, though it may not list them. The lines of first
 * parents are followed from the tip, each merge's other branches before the merge itself.
 */
function commitsInChanges(
  tip: KnownCommit,
  range: Set<number>,
  byMerge: ReadonlyMap<number, unknown>,
): ReadonlySet<number> {
  const { parents } = tip.graph;
  const found = new Set<number>();
  const branches = [followBranch(tip.place, false, range, parents)];
  for (let branch = branches.at(-1); branch !== undefined; branch = branches.at(-1)) {
    const commit = branch.line[branch.next];
    if (commit === undefined) {
      branches.pop();
      continue;
    }
    const other = parents[commit]?.[branch.merged + 1];
    if (other !== undefined) {
      branch.merged += 1;
      branches.push(followBranch(other, branch.isOfChange || byMerge.has(commit), range, parents));
      continue;
    }
    if (branch.isOfChange) found.add(commit);
    branch.next += 1;
    branch.merged = 0;
  }
  return found;
}

/** Takes a line of first parents out of what is open. */
function followBranch(tip: number, isOfChange: boolean, open: Set<number>, parents: CommitGraph['parents']): Branch {
  const line: number[] = [];
  for (let commit = tip; open.delete(commit); commit = parents[commit]?.[0] ?? UNKNOWN_PARENT) line.push(commit);
  return { line: line.reverse(), next: 0, merged: 0, isOfChange };
}
