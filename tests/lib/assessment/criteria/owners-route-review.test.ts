import { describe } from 'vitest';
import { ownersRouteReview } from '@/lib/assessment/criteria/owners-route-review';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/owners-route-review.ts', () => {
  itJudges(ownersRouteReview, [
    [
      'is unknown where owners are named: the host knows whether they are required',
      repositoryFacts(),
      'unknown',
      /setting of the Git host/,
    ],
    [
      'is partly met where production has no owner',
      spoil(repositoryFacts(), 'code-owners', { coversProduction: 0 }),
      'partly-met',
      /covered by no rule/,
    ],
    ['is not met without owners', without(repositoryFacts(), 'code-owners'), 'not-met'],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'code-owners'), 'unknown'],
  ]);
});
