import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { percent } from '@/lib/assessment/wording';

/** Folders of the same kind are shaped alike. */
export const standardLayout = defineCriterion({
  id: 'standard-layout',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('standard-layout');
    const of = facts.number(id, 'of');
    if (outcome === 'unknown' || of === 0) return unknown(reason);
    const share = facts.number(id, 'met') / of;
    const text = `${facts.number(id, 'met')} of ${of} folders (${percent(share)}) are shaped like the others of their kind.`;
    if (share >= facts.thresholds.standardLayoutShare) return met(text, evidence);
    return share > 0 ? partlyMet(share, text, evidence) : notMet(text, evidence);
  },
});
