import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { listed } from '@/lib/assessment/wording';

/** Reviewers find the effect on the target beside the change. A diff that only stays in a log is a part of the way. */
export const renderedDiff = defineCriterion({
  id: 'rendered-diff',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('rendered-diff');
    if (outcome === 'unknown' || outcome === 'not-applicable') return unknown(reason);
    const by = listed(facts.list(id, 'tools'));
    if (facts.number(id, 'posted') > 0) return met(`Pull requests show their effect on the target (${by}).`, evidence);
    if (facts.number(id, 'diffs') > 0) {
      return partlyMet(null, `Pull requests make a diff (${by}), which stays in the log of a job.`, evidence);
    }
    return outcome === 'partial' ? partlyMet(null, reason, evidence) : notMet(reason, evidence);
  },
});
