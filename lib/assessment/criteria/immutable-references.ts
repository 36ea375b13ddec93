import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notApplicable,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { tooManyUnresolved } from '@/lib/assessment/merge-findings';
import { counted, percent } from '@/lib/assessment/wording';
import type { Evidence } from '@/lib/scan/evidence';

/** Images, and charts, bases, modules and third-party sources, that are named by what does not move. */
export const immutableReferences = defineCriterion({
  id: 'immutable-references',
  judge(facts) {
    return joinParts([
      { name: 'Images', judgement: judgeImages(facts) },
      { name: 'Charts, bases, modules and sources', judgement: judgeSources(facts) },
    ]);
  },
});

function judgeImages(facts: CriterionFacts) {
  const { id, outcome, reason } = facts.finding('versioned-images');
  const fixed = ['digest', 'version', 'commit'].reduce((sum, measure) => sum + facts.number(id, measure), 0);
  const floating = facts.number(id, 'floating');
  const unresolved = facts.number(id, 'unresolved');
  if (outcome === 'unknown' && fixed + floating + unresolved === 0) return unknown(reason);
  return judgeReferences(facts, 'image', { fixed, floating, unresolved }, facts.evidence(id, 'floating-images'));
}

function judgeSources(facts: CriterionFacts) {
  const { id, outcome, reason, evidence } = facts.finding('pinned-sources');
  const fixed = facts.number(id, 'fixed');
  const floating = facts.number(id, 'floating') + facts.number(id, 'ranged');
  const unresolved = facts.number(id, 'unresolved');
  if (outcome === 'unknown' && fixed + floating + unresolved === 0) return unknown(reason);
  return judgeReferences(facts, 'source', { fixed, floating, unresolved }, evidence);
}

interface References {
  fixed: number;
  floating: number;
  unresolved: number;
}

function judgeReferences(facts: CriterionFacts, noun: string, references: References, evidence: Evidence[]) {
  const { fixed, floating, unresolved } = references;
  const of = fixed + floating;
  if (of + unresolved === 0) return notApplicable(`No ${noun} is referred to.`);
  // Where some are fixed and some move, it is a part whatever the others are.
  const isPart = fixed > 0 && floating > 0;
  if (of === 0 || (!isPart && tooManyUnresolved(of, unresolved, facts.thresholds.unresolvedShare))) {
    return unknown(
      `${unresolved} of ${counted(of + unresolved, `${noun} reference`)} cannot be resolved from templates.`,
    );
  }
  if (floating === 0) return met(`${counted(fixed, `${noun} reference`)}: all are fixed.`, evidence);
  const reason = `${counted(floating, `${noun} reference`)} can move; ${percent(fixed / of)} of ${of} are fixed.`;
  return fixed === 0 ? notMet(reason, evidence) : partlyMet(fixed / of, reason, evidence);
}
