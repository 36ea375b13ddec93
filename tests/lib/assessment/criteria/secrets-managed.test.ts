import { describe } from 'vitest';
import { secretsManaged } from '@/lib/assessment/criteria/secrets-managed';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/secrets-managed.ts', () => {
  itJudges(secretsManaged, [
    ['is met by encrypted secrets', repositoryFacts(), 'met', /by sops/],
    [
      'is partly met with a readable one beside',
      spoil(repositoryFacts(), 'plaintext-secrets', { high: 1 }),
      'partly-met',
      /1 readable secret stands in Git beside/,
    ],
    [
      'is partly met with a file that should be encrypted',
      spoil(repositoryFacts(), 'managed-secrets', { gaps: 2 }),
      'partly-met',
      /2 readable secrets/,
    ],
    [
      'is not met by readable ones alone',
      spoil(without(repositoryFacts(), 'managed-secrets'), 'plaintext-secrets', { high: 1 }),
      'not-met',
    ],
    ['is unknown where no secret is in sight', without(repositoryFacts(), 'managed-secrets'), 'unknown', /in sight/],
    [
      'is unknown where readable ones could not be looked for',
      unreadable(repositoryFacts(), 'plaintext-secrets'),
      'unknown',
      /plaintext-secrets is unknown/,
    ],
    [
      'is unknown where managed ones could not be looked for',
      unreadable(repositoryFacts(), 'managed-secrets'),
      'unknown',
      /managed-secrets is unknown/,
    ],
  ]);
});
