import type { RemoteAddress } from '@/lib/git/address';
import { hostKind } from '@/lib/git/file-view-url';
import { listAdvertised, type RemoteAccess } from '@/lib/git/remote';

export interface References {
  /** Short names, as people write them. */
  branches: string[];
  /** False where there may be branches that are not here: a local clone can be one of a single branch. */
  branchesKnown: boolean;
  /** Pull or merge requests with the newest commit of each, by ascending number. */
  pullRequests: { number: number; commit: string }[];
  /** False when an empty list only means that nobody could be asked: a local clone has rarely fetched them, and not every host publishes them. */
  pullRefsKnown: boolean;
}

const pullPatterns = ['refs/pull/*/head', 'refs/merge-requests/*/head', 'refs/pull-requests/*/from'];

/** Branches and pull requests that a remote advertises now: one round trip. */
export async function readRemoteReferences(remote: RemoteAccess): Promise<References> {
  const publishes = publishesPullRequests(remote.address);
  const merges = hostKind(remote.address.host) === 'azure' ? ['refs/pull/*/merge'] : [];
  const { objectIds } = await listAdvertised(remote, ['refs/heads/*', ...pullPatterns, ...merges]);
  return { ...collect(objectIds, publishes), branchesKnown: true };
}

/** Bitbucket Cloud has no such references; of a host that is not known by name an empty list says nothing. */
function publishesPullRequests({ host }: RemoteAddress): boolean {
  const kind = hostKind(host);
  return kind !== null && kind !== 'bitbucket';
}

/** References of a local repository, from the object ids of all by their full names. */
export function referencesOfClone(
  objectIds: ReadonlyMap<string, string>,
  { shallow, fetchRefspecs }: { shallow: boolean; fetchRefspecs: readonly string[] },
): References {
  const found = collect(objectIds, false);
  const isPlainClone = !shallow && objectIds.has('refs/remotes/origin/HEAD');
  return { ...found, branchesKnown: holdsEveryBranch(found, fetchRefspecs, isPlainClone) };
}

/**
 * A clone of chosen branches says so in its refspec. One that may fetch all has done so where it holds another branch, a proposal, or
 * the whole history with its origin's HEAD, which a checkout in CI lacks. Where nothing says what was fetched, who fetched the
 * proposals fetched every branch.
 */
function holdsEveryBranch(
  { branches, pullRequests }: Pick<References, 'branches' | 'pullRequests'>,
  refspecs: readonly string[],
  isPlainClone: boolean,
): boolean {
  const isWider = branches.length > 1 || pullRequests.length > 0;
  if (refspecs.length === 0) return isWider;
  if (refspecs.some((refspec) => /^\+?refs\/\*:/.test(refspec))) return true;
  return refspecs.some((refspec) => /^\+?refs\/heads\/\*:/.test(refspec)) && (isWider || isPlainClone);
}

function collect(objectIds: ReadonlyMap<string, string>, isComplete: boolean): Omit<References, 'branchesKnown'> {
  const branches = new Set<string>();
  const pullRequests = new Map<number, string>();
  for (const [name, id] of objectIds) {
    const pullRequest = pullNumber(name);
    if (pullRequest !== null) {
      // A host that has both keeps in `merge` what merging would give, which nobody wrote.
      if (!name.endsWith('/merge') || !pullRequests.has(pullRequest)) {
        pullRequests.set(pullRequest, id);
      }
    } else {
      const branch = branchName(name);
      if (branch !== null) branches.add(branch);
    }
  }
  const numbered = [...pullRequests].map(([number, commit]) => ({ number, commit }));
  return {
    branches: [...branches],
    pullRequests: numbered.sort((one, other) => one.number - other.number),
    pullRefsKnown: isComplete || numbered.length > 0,
  };
}

/** The short name of a branch, of a clone or of its origin: a CI checkout has only those. Null for any other reference. */
function branchName(name: string): string | null {
  const short = /^refs\/(?:heads|remotes\/origin)\/(.+)$/.exec(name)?.[1];
  return short === undefined || short === 'HEAD' ? null : short;
}

/** The number in `refs/pull/7/head` of a host, and in the places where clones are commonly told to keep it. */
function pullNumber(name: string): number | null {
  const pattern =
    /^refs\/(?:remotes\/[^/]+\/)?(?:pull|pr|merge-requests|pull-requests)\/(\d+)(?:\/(?:head|from|merge))?$/;
  const digits = pattern.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
