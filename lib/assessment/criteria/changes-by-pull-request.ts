import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted, percent } from '@/lib/assessment/wording';

/** The share of people's commits that came by pull request; write-backs of automation are left out. */
export const changesByPullRequest = defineCriterion({
  id: 'changes-by-pull-request',
  judge(facts) {
    const flow = facts.finding('pull-request-flow');
    if (flow.outcome === 'unknown') {
      return unknown(flow.reason, flow.settledBy === undefined ? {} : { settledBy: flow.settledBy });
    }
    const proposed = facts.number(flow.id, 'viaPullRequest');
    const commits = proposed + facts.number(flow.id, 'direct');
    if (commits === 0) return unknown('The history that was looked at holds no commit by a person.');
    const share = proposed / commits;
    const needed = percent(facts.thresholds.pullRequestShare);
    const reason = `${proposed} of ${counted(commits, 'commit')} by people came by pull request (at least ${needed} needed).`;
    if (share >= facts.thresholds.pullRequestShare) return met(reason, flow.evidence);
    return proposed === 0 ? notMet(reason, flow.evidence) : partlyMet(share, reason, flow.evidence);
  },
});
