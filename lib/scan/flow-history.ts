import { FLOW_ROUTES, type FlowFacts, type FlowRoute } from '@/lib/scan/evidence';

/** What the flow rules read of a commit. */
export interface HistoryCommit {
  id: string;
  parents: string[];
  authorName: string;
  authorEmail: string;
  committerName: string;
  committedAt: string;
  subject: string;
  body: string;
}

export interface PullReferences {
  known: boolean;
  pullRequests: readonly { number: number; commit: string }[];
}

const automation =
  /\[bot\]|renovate|dependabot|flux(cd)?(bot)?\b|argocd|image-updater|github-actions|gitlab-ci|jenkins|-ci$|^ci$|automation|\bbot\b|-bot\b|semantic-release|kargo|weaveworks/i;

/** Subjects and trailers by which hosts mark a merged proposal (detection rules GIT-2). */
const numbered = [
  /^Merge pull request #(\d+)\b/,
  /\(#(\d+)\)\s*$/,
  /^Merged PR (\d+):/,
  /^Merged in .+ \(pull request #(\d+)\)/,
];
/** A mark that a person put words around, as hosts let people do when they merge. It tells of a merge commit alone. */
const reworded = /\bMerge (?:pull request|PR) #(\d+)\b/;
const trailers = [/^See merge request \S*!\d+/m, /^Reviewed-on: \S+/m];
/** Gerrit's mark of a change. A cherry-picked commit brings one along, so it tells only where most commits carry it. */
const changeId = /^Change-Id: I[0-9a-f]{40}\s*$/m;

/** Most commits of each route of people that are kept by name. */
const mostPlaces = 60;
const longestSubject = 80;

/** Whether a name or an address of a commit is that of a machine (detection rules GIT-3). */
export function isAutomation(name: string, email: string): boolean {
  return automation.test(name) || automation.test(email);
}

/** Tells how commits of the first-parent line, newest first, reached the branch. */
export function readFlow(commits: readonly HistoryCommit[], pulls: PullReferences, shallow: boolean): FlowFacts {
  const newest = Date.parse(commits[0]?.committedAt ?? '');
  const routeOf = routeBy(pulls, isGerritLine(commits));
  const routed = commits.map((commit) => ({
    commit: commit.id,
    age: (newest - Date.parse(commit.committedAt)) / 1000,
    route: routeOf(commit),
    subject: commit.subject.slice(0, longestSubject),
  }));
  return {
    shallow,
    pullReferences: pulls.pullRequests.length,
    ages: routed.map(({ age }) => age),
    routes: routed.map(({ route }) => FLOW_ROUTES.indexOf(route)),
    places: (['pushed', 'proposed'] as const).flatMap((route) =>
      firstOfEachSubject(routed.filter((commit) => commit.route === route)).slice(0, mostPlaces),
    ),
  };
}

/** A subject that is used again and again says as much once. */
function firstOfEachSubject<Commit extends { subject: string }>(commits: readonly Commit[]): Commit[] {
  const first = new Map(commits.toReversed().map((commit) => [commit.subject, commit]));
  return commits.filter((commit) => first.get(commit.subject) === commit);
}

function isGerritLine(commits: readonly HistoryCommit[]): boolean {
  return commits.filter(({ body }) => changeId.test(body)).length * 2 > commits.length;
}

function routeBy(pulls: PullReferences, isGerrit: boolean): (commit: HistoryCommit) => FlowRoute {
  const heads = new Set(pulls.pullRequests.map(({ commit }) => commit));
  const numbers = new Set(pulls.pullRequests.map(({ number }) => number));
  return (commit) => {
    const marked = markedNumber(commit);
    const byNumber = marked !== null && (numbers.size === 0 || numbers.has(marked));
    const byHead = heads.has(commit.id) || commit.parents.slice(1).some((parent) => heads.has(parent));
    const byTrailer = trailers.some((pattern) => pattern.test(commit.body)) || (isGerrit && changeId.test(commit.body));
    const isProposed = byNumber || byHead || byTrailer;
    if (isAutomation(commit.authorName, commit.authorEmail)) {
      return isProposed ? 'automation-proposed' : 'automation-pushed';
    }
    return isProposed ? 'proposed' : 'pushed';
  };
}

function markedNumber({ subject, parents }: HistoryCommit): number | null {
  for (const pattern of parents.length > 1 ? [...numbered, reworded] : numbered) {
    const found = pattern.exec(subject)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}
