import { describe } from 'vitest';
import { infrastructureAsCode } from '@/lib/assessment/criteria/infrastructure-as-code';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/infrastructure-as-code.ts', () => {
  itJudges(infrastructureAsCode, [
    ['is met by roots that change by pull request', repositoryFacts(), 'met'],
    [
      'is partly met where changes are pushed directly',
      spoil(repositoryFacts(), 'pull-request-flow', { viaPullRequest: 0 }),
      'partly-met',
      /by pull request/,
    ],
    ['is unknown where the flow is unknown', unreadable(repositoryFacts(), 'pull-request-flow'), 'unknown'],
    [
      'is unknown without roots: another repository may hold them',
      without(repositoryFacts(), 'infrastructure-code'),
      'unknown',
      /No root/,
    ],
    [
      'is unknown where it could not be looked at',
      unreadable(repositoryFacts(), 'infrastructure-code'),
      'unknown',
      /infrastructure-code is unknown/,
    ],
  ]);
});
