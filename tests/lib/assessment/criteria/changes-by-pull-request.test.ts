import { describe } from 'vitest';
import { changesByPullRequest } from '@/lib/assessment/criteria/changes-by-pull-request';
import { repositoryFacts, spoil, unreadable } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/changes-by-pull-request.ts', () => {
  itJudges(changesByPullRequest, [
    ['is met above the threshold', repositoryFacts(), 'met', /90 of 100 commits/],
    [
      'is met at the threshold',
      spoil(repositoryFacts(), 'pull-request-flow', { viaPullRequest: 80, direct: 20 }),
      'met',
    ],
    [
      'is partly met below it',
      spoil(repositoryFacts(), 'pull-request-flow', { viaPullRequest: 79, direct: 21 }),
      'partly-met',
      /at least 80 %/,
    ],
    [
      'is not met where all is pushed directly',
      spoil(repositoryFacts(), 'pull-request-flow', { viaPullRequest: 0, direct: 30 }),
      'not-met',
    ],
    [
      'is unknown where the history cannot tell',
      unreadable(repositoryFacts(), 'pull-request-flow'),
      'unknown',
      /pull-request-flow is unknown/,
    ],
    [
      'is unknown where only automation wrote',
      spoil(repositoryFacts(), 'pull-request-flow', { viaPullRequest: 0, direct: 0 }),
      'unknown',
    ],
  ]);
});
