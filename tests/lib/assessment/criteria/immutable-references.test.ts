import { describe, expect, it } from 'vitest';
import { immutableReferences } from '@/lib/assessment/criteria/immutable-references';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges, judgeFacts } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/immutable-references.ts', () => {
  itJudges(immutableReferences, [
    ['is met where all is fixed', repositoryFacts(), 'met'],
    [
      'is partly met with a floating image',
      spoil(repositoryFacts(), 'versioned-images', { floating: 1 }),
      'partly-met',
      /1 image reference can move; 92 % of 13/,
    ],
    [
      'is partly met with a version range',
      spoil(repositoryFacts(), 'pinned-sources', { ranged: 2 }),
      'partly-met',
      /2 source references/,
    ],
    [
      'is not met where everything floats',
      without(spoil(repositoryFacts(), 'versioned-images', { digest: 0, version: 0, floating: 3 }), 'pinned-sources'),
      'not-met',
    ],
    ['is met without charts or modules', without(repositoryFacts(), 'pinned-sources'), 'met'],
    [
      'is unknown with more than a third unresolved',
      spoil(repositoryFacts(), 'versioned-images', { unresolved: 7 }),
      'unknown',
      /7 of 19 image references/,
    ],
    [
      'is partly met where some are seen to move, whatever cannot be resolved',
      spoil(repositoryFacts(), 'versioned-images', { floating: 3, unresolved: 40 }),
      'partly-met',
      /3 image references can move/,
    ],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'versioned-images'), 'unknown'],
    [
      'does not apply where nothing is referred to',
      without(repositoryFacts(), 'versioned-images', 'pinned-sources'),
      'not-applicable',
    ],
  ]);

  it('gives the mean share of its parts', () => {
    const facts = spoil(repositoryFacts(), 'pinned-sources', { floating: 2 });
    expect(judgeFacts(immutableReferences, facts).share).toBe((1 + 6 / 8) / 2);
  });
});
