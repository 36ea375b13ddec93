import { defineIndicator } from '@/lib/scan/indicator';

/**
 * Share of people's commits that reached the branch through a pull or merge request (detection rules GIT-1 to GIT-3). The scan
 * keeps the commits; which of them count is for judging, by the window of the model.
 */
export const pullRequestFlow = defineIndicator({
  id: 'pull-request-flow',
  detect({ flow }) {
    const people = flow.places.length;
    const reason = `${flow.ages.length} commits were looked at${people === 0 ? ', none of them by a person' : ''}.`;
    return { outcome: 'unknown', reason, flow };
  },
});
