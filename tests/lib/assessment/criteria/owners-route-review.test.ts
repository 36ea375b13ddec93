import { describe } from 'vitest';
import { ownersRouteReview } from '@/lib/assessment/criteria/owners-route-review';
import { goodRules, hostFacts } from '@/tests/factories/connected-facts';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges, itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/owners-route-review.ts', () => {
  itJudgesFacts(ownersRouteReview, [
    ['is met where the rules require the review of owners', [hostFacts({ branchRules: goodRules })], 'met'],
    [
      'is partly met where nothing enforces it',
      [hostFacts({ branchRules: { ...goodRules, codeOwnersRequired: false } })],
      'partly-met',
      /do not require/,
    ],
    ['is unknown where the rules cannot be read', [hostFacts()], 'unknown', /Not readable/],
  ]);

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
