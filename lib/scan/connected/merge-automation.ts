import type { GitHostFacts } from '@/lib/assessment/git-host-facts';
import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Repositories where bots open changes, a rule merges those that required checks pass, and others need an approval. */
export const mergeAutomation = defineCountedIndicator({
  id: 'merge-automation',
  needs: 'git-host',
  what: 'what bots open and rules merge',
  things: 'deploy repositories',
  does: 'let bots open changes, merge by rule after required checks, and ask people for the rest',
  everyRepository: true,
  rows: ({ hosts }) =>
    hosts.map((fact) => {
      const automated = isAutomated(fact);
      return {
        fact,
        name: 'pull requests of bots',
        of: 1,
        met: automated === null ? null : automated ? 1 : 0,
      };
    }),
});

/** One "no" settles it; without one, what cannot be read leaves it open. */
function isAutomated({ pullRequests, branchRules }: GitHostFacts): boolean | null {
  const checks = branchRules?.requiredChecks ?? null;
  const approvals = branchRules?.requiredApprovals ?? null;
  const answers = [
    isSome(pullRequests?.openedByAutomation ?? null),
    isSome(pullRequests?.mergedByRule ?? null),
    checks === null ? null : checks.length > 0,
    branchRules?.codeOwnersRequired === true ? true : isSome(approvals),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

function isSome(count: number | null): boolean | null {
  return count === null ? null : count > 0;
}
