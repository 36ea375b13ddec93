import type { GitHostFacts } from '@/lib/assessment/git-host-facts';
import { showFact } from '@/lib/scan/connected/view/connected-indicator';
import { daysBetween } from '@/lib/scan/connected/view/days';
import type { Finding } from '@/lib/scan/evidence';

const ID = 'pull-request-flow';

/**
 * How changes reached the branch of one repository, as its host counts them: better than what marks in the log can tell, and in
 * place of it. Null where the host does not tell, or counted no commit.
 */
export function findHostFlow(fact: GitHostFacts): Finding | null {
  const proposals = fact.pullRequests;
  if (proposals === null) return null;
  const { commitsThroughPullRequest: proposed, commitsDirect: direct } = proposals;
  if (proposed === null || direct === null || proposed + direct === 0) return null;
  const commits = proposed + direct;
  const note = `${proposed} of ${commits} commits by people came through a pull request`;
  return {
    id: ID,
    outcome: direct === 0 ? 'present' : proposed === 0 ? 'absent' : 'partial',
    share: proposed / commits,
    measures: {
      commits,
      viaPullRequest: proposed,
      direct,
      writeBack: 0,
      windowDays: daysBetween(proposals.since, proposals.until),
    },
    evidence: [showFact(fact, 'pull requests', note)],
    searched: proposed === 0 ? { files: 0, what: ['pull requests of the Git host'] } : null,
    reason: `By the Git host, ${note}.`,
  };
}
