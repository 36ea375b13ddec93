import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

/** Merged pull requests that somebody other than their author approved; bots under a written rule are left out. */
export const reviewApprovals = defineCountedIndicator({
  id: 'review-approvals',
  needs: 'git-host',
  what: 'who approved pull requests',
  things: 'merged pull requests',
  does: 'were approved by somebody other than the author',
  everyRepository: true,
  rows: ({ hosts }) =>
    hosts.map((fact) => {
      const proposals = fact.pullRequests;
      return {
        fact,
        name: 'reviews of pull requests',
        of: (proposals?.merged ?? 0) - (proposals?.byAutomationWithoutReview ?? 0),
        met: proposals?.approvedByAnother ?? null,
      };
    }),
});
