import { describe, expect, it } from 'vitest';
import { productionCoverage } from '@/lib/assessment/criteria/production-coverage';
import { pushedByPipeline, repositoryFacts, spoil, unreadable, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges, judgeFacts } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/production-coverage.ts', () => {
  itJudges(productionCoverage, [
    ['is met where all are corrected and pruned', repositoryFacts(), 'met', /10 of 10/],
    [
      'is met at the threshold',
      spoil(repositoryFacts(), 'drift-detection', { productionCovered: 9 }),
      'met',
      /at least 90 %/,
    ],
    [
      'is partly met below it',
      spoil(repositoryFacts(), 'drift-detection', { productionCovered: 8 }),
      'partly-met',
      /8 of 10/,
    ],
    [
      'is not met where nothing is pruned',
      spoil(repositoryFacts(), 'drift-detection', { productionCovered: 0 }),
      'not-met',
    ],
    [
      'is partly met with a broad exception without a reason',
      spoil(repositoryFacts(), 'drift-detection', { broadIgnores: 2, broadIgnoresReasoned: 1 }),
      'partly-met',
      /1 broad exception/,
    ],
    [
      'is met with a reason beside each broad exception',
      spoil(repositoryFacts(), 'drift-detection', { broadIgnores: 2, broadIgnoresReasoned: 2 }),
      'met',
    ],
    [
      'is unknown with more than a third unresolved',
      spoil(repositoryFacts(), 'drift-detection', { productionUnresolved: 6 }),
      'unknown',
    ],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'drift-detection'), 'unknown'],
    ['is not met without an agent', pushedByPipeline(repositoryFacts()), 'not-met'],
    ['is unknown with neither agent nor pipeline', withoutAgent(repositoryFacts()), 'unknown'],
  ]);

  it('lists its parts', () => {
    const facts = spoil(repositoryFacts(), 'drift-detection', { broadIgnores: 1 });
    expect(judgeFacts(productionCoverage, facts).parts?.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Corrected and pruned', 'met'],
      ['Exceptions with a reason', 'not-met'],
    ]);
  });
});
