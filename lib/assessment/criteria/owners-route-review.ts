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
      {
        name: 'Their review is required',
        judgement: unknown('Whether branch rules require the review of owners is a setting of the Git host.'),
      },
    ]);
  },
});

function judgeOwners(facts: CriterionFacts) {
  const { id, outcome, reason, evidence } = facts.finding('code-owners');
  if (outcome === 'unknown') return unknown(reason);
  if (facts.number(id, 'owners') === 0) return notMet('No file names the owners of paths.', evidence);
  if (facts.number(id, 'coversProduction') > 0) return met('Owners are named for the paths of production.', evidence);
  return partlyMet(null, 'Owners are named, and the paths of production are covered by no rule.', evidence);
}
