import { defineCriterion, met, partlyMet, unknown } from '@/lib/assessment/criterion';

/** Rules of the host. A repository shows them only where they are declared in Git, so without that only the host can. */
export const branchProtected = defineCriterion({
  id: 'branch-protected',
  judge(facts) {
    const declared = facts.finding('branch-protection');
    if (declared.outcome === 'present') return met(declared.reason, declared.evidence);
    if (declared.outcome === 'partial') return partlyMet(declared.share, declared.reason, declared.evidence);
    return unknown('Branch rules are settings of the Git host, and these repositories do not declare them.', {
      shownBy: ['git-host'],
    });
  },
});
