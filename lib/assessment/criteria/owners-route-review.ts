import { judgeSetting } from '@/lib/assessment/connected-parts';
import {
  type CriterionFacts,
  defineCriterion,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';

/** Owners of shared paths are named, and branch rules ask for their review. The second part is the host's. */
export const ownersRouteReview = defineCriterion({
  id: 'owners-route-review',
  judge(facts) {
    return joinParts([
      { name: 'Owners cover shared paths', judgement: judgeOwners(facts) },
      { name: 'Their review is required', judgement: judgeRequired(facts) },
    ]);
  },
});

function judgeRequired(facts: CriterionFacts) {
  const { id, evidence } = facts.finding('branch-protection');
  if (evidence.length === 0) {
    return unknown('Whether branch rules require the review of owners is a setting of the Git host.');
  }
  return judgeSetting(facts, id, {
    yes: 'ownersRequired',
    no: 'ownersNotRequired',
    yesText: 'The branch rules require the review of owners',
    noText: 'The branch rules do not require the review of owners',
  });
}

function judgeOwners(facts: CriterionFacts) {
  const { id, outcome, reason, evidence } = facts.finding('code-owners');
  if (outcome === 'unknown') return unknown(reason);
  if (facts.number(id, 'owners') === 0) return notMet('No file names the owners of paths.', evidence);
  if (facts.number(id, 'coversProduction') > 0) return met('Owners are named for the paths of production.', evidence);
  return partlyMet(null, 'Owners are named, and the paths of production are covered by no rule.', evidence);
}
