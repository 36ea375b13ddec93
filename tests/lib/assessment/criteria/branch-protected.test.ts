import { describe, expect, it } from 'vitest';
import { branchProtected } from '@/lib/assessment/criteria/branch-protected';
import type { IndicatorOutcome } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudges, judgeFacts } from '@/tests/lib/assessment/judge-facts';

const declared = (outcome: IndicatorOutcome) => {
  const facts = repositoryFacts();
  return { ...facts, indicators: [...facts.indicators, finding('branch-protection', outcome)] };
};

describe('lib/assessment/criteria/branch-protected.ts', () => {
  itJudges(branchProtected, [
    ['is unknown in a bare repository', repositoryFacts(), 'unknown', /settings of the Git host/],
    ['is met where the rules are declared in Git', declared('present'), 'met'],
    ['is partly met where they are declared in part', declared('partial'), 'partly-met'],
    ['is unknown where none are declared: the host may have them', declared('absent'), 'unknown'],
  ]);

  it('can only be shown by the host where Git does not declare the rules', () => {
    expect(judgeFacts(branchProtected, repositoryFacts()).shownBy).toEqual(['git-host']);
  });
});
