import { describe } from 'vitest';
import { writtenRubric } from '@/lib/assessment/criteria/written-rubric';
import type { IndicatorOutcome, Measures } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

function seen(outcome: IndicatorOutcome, measures: Measures) {
  return repositoryFacts({ indicators: [finding('review-rubric', outcome, measures)] });
}

describe('lib/assessment/criteria/written-rubric.ts', () => {
  itJudges(writtenRubric, [
    [
      'is met where points of a machine are told apart',
      seen('present', { items: 4, machineItems: 1 }),
      'met',
      /4 points/,
    ],
    [
      'is partly met where they are not',
      seen('present', { items: 4, machineItems: 0 }),
      'partly-met',
      /none is marked/,
    ],
    ['is not met by a template without a list', seen('present', { items: 0 }), 'not-met', /lists nothing/],
    ['is not met without any', seen('absent', { items: 0 }), 'not-met'],
    ['is unknown where it could not be looked at', seen('unknown', {}), 'unknown'],
  ]);
});
