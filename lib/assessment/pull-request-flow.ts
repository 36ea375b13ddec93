import { counted } from '@/lib/assessment/wording';
import type { Thresholds } from '@/lib/model/model';
import { type Evidence, type Finding, FLOW_ROUTES, type FlowFacts, type FlowRoute } from '@/lib/scan/evidence';

/** The thresholds that say which commits count. */
export type FlowWindow = Pick<
  Thresholds,
  'pullRequestWindowDays' | 'pullRequestMinimumCommits' | 'pullRequestFallbackCommits'
>;

/** The window by which Cairn made the finding before it kept the commits: facts of then can be judged by no other. */
const WINDOW_OF_OLD_FACTS: FlowWindow = {
  pullRequestWindowDays: 90,
  pullRequestMinimumCommits: 20,
  pullRequestFallbackCommits: 100,
};
const DAY_SECONDS = 86_400;
const UNCERTAIN = 'so direct pushes cannot be told from merged proposals.';

/**
 * The finding of how changes reach the branch, in the commits of the window before the newest one; where fewer of them than the
 * minimum are people's, the last so many commits stand for it (model 4.13).
 * @param stored what the scan found; one without its commits is of an older Cairn
 */
export function findPullRequestFlow(stored: Finding, repository: string, window: FlowWindow): Finding {
  if (stored.flow === undefined) return isWindowOfOldFacts(window) ? stored : withoutCommits(stored, window);
  const { flow, ...finding } = stored;
  const windowDays = window.pullRequestWindowDays;
  const { taken, isEnough } = takeWindow(flow, window);
  const open = whyUnknown(flow, taken, isEnough || flow.ages.length >= window.pullRequestFallbackCommits);
  if (open !== null) return { ...finding, outcome: 'unknown', measures: {}, evidence: [], reason: open };
  const count = (route: FlowRoute) => taken.filter((each) => each.route === route).length;
  const [proposed, pushed] = [count('proposed'), count('pushed')];
  const people = proposed + pushed;
  const measures = {
    commits: people,
    viaPullRequest: proposed,
    direct: pushed,
    writeBack: count('automation-pushed'),
    windowDays,
  };
  if (people === 0) {
    const reason = 'No commit of a person was found in the time looked at.';
    return { ...finding, outcome: 'unknown', measures, reason };
  }
  return {
    ...finding,
    outcome: proposed === 0 ? 'absent' : pushed === 0 ? 'present' : 'partial',
    share: proposed / people,
    measures,
    evidence: placesWithin(flow, repository, Math.max(...taken.map(({ age }) => age))),
    searched:
      proposed === 0 ? { files: 0, what: ['merge marks and pull references of the first-parent history'] } : null,
    reason: `${proposed} of ${counted(people, 'commit')} by people reached the branch through a pull or merge request.`,
  };
}

/**
 * A flow whose share is what the model asks is there: a few direct pushes beside hundreds of proposals make no part of it.
 * @param enough share from 0 to 1 (model 4.3)
 */
export function withEnoughProposals(finding: Finding, enough: number): Finding {
  if (finding.id !== 'pull-request-flow' || finding.outcome !== 'partial' || finding.share === null) return finding;
  return finding.share >= enough ? { ...finding, outcome: 'present' } : finding;
}

interface RoutedCommit {
  age: number;
  route: FlowRoute | undefined;
}

function takeWindow(flow: FlowFacts, window: FlowWindow): { taken: RoutedCommit[]; isEnough: boolean } {
  const commits = flow.ages.map((age, index) => ({ age, route: FLOW_ROUTES[flow.routes[index] ?? -1] }));
  const recent = commits.filter(({ age }) => age <= window.pullRequestWindowDays * DAY_SECONDS);
  const people = recent.filter(({ route }) => route === 'proposed' || route === 'pushed');
  const isEnough = people.length >= window.pullRequestMinimumCommits;
  return { taken: isEnough ? recent : commits.slice(0, window.pullRequestFallbackCommits), isEnough };
}

/** Why history cannot show it; null where it can. */
function whyUnknown(flow: FlowFacts, taken: readonly RoutedCommit[], isComplete: boolean): string | null {
  if (flow.ages.length === 0) return 'The repository has no commits to look at.';
  if (flow.shallow && !isComplete) {
    return 'The checkout is shallow: too little history to see how changes reach the branch. Fetch its full history.';
  }
  const isMarked = taken.some(({ route }) => route === 'proposed' || route === 'automation-proposed');
  if (flow.pullReferences > 0 || isMarked) return null;
  return `Neither pull references nor merge marks were found, ${UNCERTAIN}`;
}

function placesWithin({ places }: FlowFacts, repository: string, oldest: number): Evidence[] {
  return places
    .filter(({ age }) => age <= oldest)
    .slice(0, 60)
    .map(({ commit, route, subject }) => ({
      repository,
      commit,
      path: '',
      line: null,
      note: `${route === 'proposed' ? 'merged by proposal' : 'pushed directly'}: ${subject}`,
    }));
}

function isWindowOfOldFacts(window: FlowWindow): boolean {
  return (
    window.pullRequestWindowDays === WINDOW_OF_OLD_FACTS.pullRequestWindowDays &&
    window.pullRequestMinimumCommits === WINDOW_OF_OLD_FACTS.pullRequestMinimumCommits &&
    window.pullRequestFallbackCommits === WINDOW_OF_OLD_FACTS.pullRequestFallbackCommits
  );
}

function withoutCommits(stored: Finding, { pullRequestWindowDays }: FlowWindow): Finding {
  const reason = `An older Cairn collected this and kept no commits, so ${pullRequestWindowDays} days cannot be looked at.`;
  const settledBy = 'Assess the repository again.';
  return { ...stored, outcome: 'unknown', share: null, measures: {}, evidence: [], searched: null, reason, settledBy };
}
