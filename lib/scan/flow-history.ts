/** One commit on the first-parent line of the branch looked at, told apart by how it came there. */
export interface FlowCommit {
  id: string;
  subject: string;
  /** ISO 8601, UTC. */
  committedAt: string;
  /** Whether it came through a pull or merge request: a merge commit, a squash mark or a pull ref says so. */
  viaPullRequest: boolean;
  /** Made by automation: a bot's update or an agent's write-back. */
  automated: boolean;
}

/** How changes reached the branch in the window that a rule looks at; unknown with the reason where history cannot show it. */
export type FlowHistory =
  | { status: 'known'; commits: FlowCommit[]; windowDays: number; pullReferences: number }
  | { status: 'unknown'; reason: string };

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
const trailers = [/^See merge request \S*!\d+/m, /^Reviewed-on: \S+/m];
/** Gerrit's mark of a change. A cherry-picked commit brings one along, so it tells only where most commits carry it. */
const changeId = /^Change-Id: I[0-9a-f]{40}\s*$/m;

const dayMilliseconds = 86_400_000;

/**
 * Tells how the commits of the last `windowDays` before the newest one reached the branch; where fewer than `minimum` people's commits
 * fall into it, the last `fallback` commits stand for it (model 4.13). `commits` are first-parent, newest first.
 */
export function readFlow(
  commits: readonly HistoryCommit[],
  pulls: PullReferences,
  shallow: boolean,
  limits: { windowDays: number; minimum: number; fallback: number },
): FlowHistory {
  const [newest] = commits;
  if (!newest) return { status: 'unknown', reason: 'The repository has no commits to look at.' };
  const since = Date.parse(newest.committedAt) - limits.windowDays * dayMilliseconds;
  const routed = commits.map(routeOf(pulls, isGerritLine(commits)));
  const recent = routed.filter((commit) => Date.parse(commit.committedAt) >= since);
  const enough = recent.filter((commit) => !commit.automated).length >= limits.minimum;
  const window = enough ? recent : routed.slice(0, limits.fallback);
  const cut = shallow && !enough && commits.length < limits.fallback;
  if (cut) {
    return {
      status: 'unknown',
      reason:
        'The checkout is shallow: too little history to see how changes reach the branch. Fetch its full history.',
    };
  }
  if (pulls.pullRequests.length === 0 && !window.some((commit) => commit.viaPullRequest)) {
    return {
      status: 'unknown',
      reason:
        'Neither pull references nor merge marks were found, so direct pushes cannot be told from merged proposals.',
    };
  }
  return { status: 'known', commits: window, windowDays: limits.windowDays, pullReferences: pulls.pullRequests.length };
}

function isGerritLine(commits: readonly HistoryCommit[]): boolean {
  return commits.filter(({ body }) => changeId.test(body)).length * 2 > commits.length;
}

function routeOf(pulls: PullReferences, isGerrit: boolean): (commit: HistoryCommit) => FlowCommit {
  const heads = new Set(pulls.pullRequests.map(({ commit }) => commit));
  const numbers = new Set(pulls.pullRequests.map(({ number }) => number));
  return (commit) => {
    const marked = markedNumber(commit.subject);
    const byNumber = marked !== null && (numbers.size === 0 || numbers.has(marked));
    const byHead = heads.has(commit.id) || commit.parents.slice(1).some((parent) => heads.has(parent));
    const byTrailer = trailers.some((pattern) => pattern.test(commit.body)) || (isGerrit && changeId.test(commit.body));
    return {
      id: commit.id,
      subject: commit.subject,
      committedAt: commit.committedAt,
      viaPullRequest: byNumber || byHead || byTrailer,
      automated: automation.test(commit.authorName) || automation.test(commit.authorEmail),
    };
  };
}

function markedNumber(subject: string): number | null {
  for (const pattern of numbered) {
    const found = pattern.exec(subject)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}
