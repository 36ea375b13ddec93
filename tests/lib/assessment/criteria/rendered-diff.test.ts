import { describe } from 'vitest';
import { renderedDiff } from '@/lib/assessment/criteria/rendered-diff';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/rendered-diff.ts', () => {
  itJudges(renderedDiff, [
    ['is met by a diff that is posted', repositoryFacts(), 'met', /flux-local diff/],
    ['is partly met by one in a log', spoil(repositoryFacts(), 'rendered-diff', { posted: 0 }), 'partly-met', /log/],
    [
      'is partly met by one after the merge',
      spoil(without(repositoryFacts(), 'rendered-diff'), 'rendered-diff', {}, 'partial'),
      'partly-met',
    ],
    ['is not met without', without(repositoryFacts(), 'rendered-diff'), 'not-met'],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'rendered-diff'), 'unknown'],
  ]);
});
