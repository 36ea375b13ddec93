import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';

/** A list for reviewers that tells what a machine has looked at already; a template that asks for nothing but words is none. */
export const writtenRubric = defineCriterion({
  id: 'written-rubric',
  judge(facts) {
    const rubric = facts.finding('review-rubric');
    if (rubric.outcome === 'unknown') return unknown(rubric.reason);
    const items = facts.number(rubric.id, 'items');
    const machineItems = facts.number(rubric.id, 'machineItems');
    if (items === 0) {
      const reason =
        rubric.outcome === 'present' ? 'Proposals have a template, and it lists nothing to look at.' : rubric.reason;
      return notMet(reason, rubric.evidence);
    }
    if (machineItems > 0) {
      return met(
        `${items} points for a review are written down, ${machineItems} of them for a machine.`,
        rubric.evidence,
      );
    }
    return partlyMet(
      0.5,
      `${items} points are written down; none is marked as looked at by a machine.`,
      rubric.evidence,
    );
  },
});
