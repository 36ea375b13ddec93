import { describe, expect, it } from 'vitest';
import { type FlowWindow, findPullRequestFlow, withEnoughProposals } from '@/lib/assessment/pull-request-flow';
import { FLOW_ROUTES, type FlowFacts, type FlowRoute } from '@/lib/scan/evidence';
import { finding } from '@/tests/factories/repository-facts';

const window: FlowWindow = { pullRequestWindowDays: 90, pullRequestMinimumCommits: 2, pullRequestFallbackCommits: 5 };
const repository = 'https://git.example.org/team/shop';

/** Commits by their age in days and how they came, newest first. */
function flowOf(...commits: [days: number, route: FlowRoute][]): FlowFacts {
  const all = commits.map(([days, route], index) => ({
    age: days * 86_400,
    route,
    commit: `c${index}`,
    subject: `s${index}`,
  }));
  return {
    shallow: false,
    pullReferences: 0,
    ages: all.map(({ age }) => age),
    routes: all.map(({ route }) => FLOW_ROUTES.indexOf(route)),
    places: (['pushed', 'proposed'] as const).flatMap((route) => all.filter((commit) => commit.route === route)),
  };
}

function judge(flow: FlowFacts, changes: Partial<FlowWindow> = {}) {
  const stored = { ...finding('pull-request-flow', 'unknown'), evidence: [], flow };
  return findPullRequestFlow(stored, repository, { ...window, ...changes });
}

describe('lib/assessment/pull-request-flow.ts', () => {
  it('judges people only, and tells write-backs apart', () => {
    const flow = flowOf([0, 'proposed'], [1, 'pushed'], [2, 'automation-pushed'], [3, 'automation-proposed']);
    expect(judge(flow)).toEqual({
      id: 'pull-request-flow',
      outcome: 'partial',
      share: 0.5,
      measures: { commits: 2, viaPullRequest: 1, direct: 1, writeBack: 1, windowDays: 90 },
      evidence: [
        { repository, commit: 'c1', path: '', line: null, note: 'pushed directly: s1' },
        { repository, commit: 'c0', path: '', line: null, note: 'merged by proposal: s0' },
      ],
      searched: null,
      reason: '1 of 2 commits by people reached the branch through a pull or merge request.',
    });
  });

  it('is present where everything was merged, absent where nothing was', () => {
    expect(judge(flowOf([0, 'proposed'], [1, 'proposed']))).toMatchObject({ outcome: 'present', share: 1 });
    const none = { ...flowOf([0, 'pushed'], [1, 'pushed']), pullReferences: 3 };
    expect(judge(none)).toMatchObject({ outcome: 'absent', share: 0, searched: { what: [expect.any(String)] } });
  });

  it('looks at the days before the newest commit that the model names', () => {
    const flow = flowOf([0, 'proposed'], [10, 'proposed'], [40, 'pushed'], [100, 'pushed']);
    expect(judge(flow, { pullRequestWindowDays: 30 })).toMatchObject({ outcome: 'present', measures: { commits: 2 } });
    expect(judge(flow)).toMatchObject({ measures: { commits: 3 }, evidence: { length: 3 } });
    expect(judge(flow, { pullRequestWindowDays: 100 })).toMatchObject({ measures: { commits: 4, windowDays: 100 } });
  });

  it('looks further back by number where too few people committed in the days', () => {
    const old = [100, 200, 300, 400, 500].map((days): [number, FlowRoute] => [days, 'proposed']);
    const flow = flowOf([0, 'proposed'], [1, 'automation-pushed'], ...old);
    expect(judge(flow).measures).toMatchObject({ commits: 4, writeBack: 1 });
    expect(judge(flow, { pullRequestFallbackCommits: 3 }).measures).toMatchObject({ commits: 2 });
    expect(judge(flow, { pullRequestMinimumCommits: 1 }).measures).toMatchObject({ commits: 1 });
  });

  it('is unknown where only automation commits, or nothing does', () => {
    const bots = judge({ ...flowOf([0, 'automation-pushed']), pullReferences: 1 });
    expect(bots).toMatchObject({ outcome: 'unknown', measures: { commits: 0, writeBack: 1 } });
    expect(judge(flowOf())).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('no commits') });
  });

  it('cannot tell from too little history of a shallow checkout', () => {
    const cut = { ...flowOf([0, 'proposed']), shallow: true };
    expect(judge(cut)).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('shallow') });
    expect(judge(cut, { pullRequestMinimumCommits: 1 }).outcome).toBe('present');
    expect(judge(cut, { pullRequestFallbackCommits: 1 }).outcome).toBe('present');
  });

  it('cannot tell where neither references nor marks show how changes came', () => {
    const flow = flowOf([0, 'pushed'], [1, 'pushed']);
    expect(judge(flow)).toMatchObject({ outcome: 'unknown', measures: {}, reason: expect.stringContaining('Neither') });
  });

  it('takes a finding of an older Cairn for the window that it was made with, and for no other', () => {
    const stored = finding('pull-request-flow', 'partial', {
      commits: 10,
      viaPullRequest: 9,
      direct: 1,
      windowDays: 90,
    });
    const then = { pullRequestWindowDays: 90, pullRequestMinimumCommits: 20, pullRequestFallbackCommits: 100 };
    expect(findPullRequestFlow(stored, repository, then)).toBe(stored);
    expect(findPullRequestFlow(stored, repository, { ...then, pullRequestWindowDays: 30 })).toMatchObject({
      outcome: 'unknown',
      measures: {},
      settledBy: 'Assess the repository again.',
    });
  });

  it('is there where the share is what the model asks, and in part below it', () => {
    const outcomeOf = (pushed: number) => {
      const flow = Array.from({ length: 10 }, (_, at): [number, FlowRoute] => [
        at,
        at < pushed ? 'pushed' : 'proposed',
      ]);
      return withEnoughProposals(judge(flowOf(...flow)), 0.8).outcome;
    };
    expect([0, 2, 3, 9].map(outcomeOf)).toEqual(['present', 'present', 'partial', 'partial']);
  });

  it('leaves what was not counted, and every other indicator, as it is', () => {
    const uncounted = finding('pull-request-flow', 'partial');
    expect(withEnoughProposals(uncounted, 0)).toBe(uncounted);
    const other = { ...finding('argocd-prune', 'partial'), share: 0.9 };
    expect(withEnoughProposals(other, 0.8)).toBe(other);
  });
});
