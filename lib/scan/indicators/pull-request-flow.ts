import { defineIndicator } from '@/lib/scan/indicator';

/** Share of people's commits that reached the branch through a pull or merge request (detection rules GIT-1 to GIT-3). */
export const pullRequestFlow = defineIndicator({
  id: 'pull-request-flow',
  detect({ flow }) {
    if (flow.status === 'unknown') return { outcome: 'unknown', reason: flow.reason };
    const people = flow.commits.filter((commit) => !commit.automated);
    const merged = people.filter((commit) => commit.viaPullRequest);
    const direct = people.filter((commit) => !commit.viaPullRequest);
    const measures = {
      commits: people.length,
      viaPullRequest: merged.length,
      direct: direct.length,
      writeBack: flow.commits.filter((commit) => commit.automated && !commit.viaPullRequest).length,
      windowDays: flow.windowDays,
    };
    if (people.length === 0)
      return { outcome: 'unknown', measures, reason: 'No commit of a person was found in the time looked at.' };
    const marks = [...direct, ...merged].map(({ id, subject, viaPullRequest }) => ({
      path: '',
      objectId: null,
      line: null,
      commit: id,
      note: `${viaPullRequest ? 'merged by proposal' : 'pushed directly'}: ${subject.slice(0, 80)}`,
    }));
    const share = merged.length / people.length;
    const reason = `${merged.length} of ${people.length} commits by people reached the branch through a pull or merge request.`;
    if (share === 0) {
      return {
        outcome: 'absent',
        share,
        measures,
        marks,
        searched: { files: 0, what: ['merge marks and pull references of the first-parent history'] },
        reason,
      };
    }
    return { outcome: direct.length === 0 ? 'present' : 'partial', share, measures, marks, reason };
  },
});
