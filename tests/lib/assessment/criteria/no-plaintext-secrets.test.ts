import { describe } from 'vitest';
import { noPlaintextSecrets } from '@/lib/assessment/criteria/no-plaintext-secrets';
import { repositoryFacts, spoil, unreadable } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/no-plaintext-secrets.ts', () => {
  itJudges(noPlaintextSecrets, [
    ['is met where a complete look finds none', repositoryFacts(), 'met'],
    [
      'is not met with a certain finding',
      spoil(repositoryFacts(), 'plaintext-secrets', { high: 1 }, 'present'),
      'not-met',
      /1 credential stands/,
    ],
    [
      'is unknown with doubtful places only',
      spoil(repositoryFacts(), 'plaintext-secrets', { medium: 2 }, 'present'),
      'unknown',
      /2 places may/,
    ],
    ['is unknown where files could not be looked at', unreadable(repositoryFacts(), 'plaintext-secrets'), 'unknown'],
    [
      'is not met with a certain finding although more could not be looked at',
      spoil(unreadable(repositoryFacts(), 'plaintext-secrets'), 'plaintext-secrets', { high: 1 }),
      'not-met',
    ],
  ]);
});
