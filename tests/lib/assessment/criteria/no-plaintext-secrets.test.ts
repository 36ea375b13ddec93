import { describe } from 'vitest';
import { noPlaintextSecrets } from '@/lib/assessment/criteria/no-plaintext-secrets';
import { hostFacts } from '@/tests/factories/connected-facts';
import { repositoryFacts, spoil, unreadable } from '@/tests/factories/repository-facts';
import { itJudges, itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const scanning = (values: { enabled: boolean; oldestOpenDays?: number }) => [hostFacts({ secretScanning: values })];

describe('lib/assessment/criteria/no-plaintext-secrets.ts', () => {
  itJudgesFacts(noPlaintextSecrets, [
    ['is met where the host looks too and nothing stays open', scanning({ enabled: true, oldestOpenDays: 7 }), 'met'],
    ['is partly met where the host does not look', scanning({ enabled: false }), 'partly-met', /does not look/],
    [
      'is partly met where a finding stays open for more than seven days',
      scanning({ enabled: true, oldestOpenDays: 8 }),
      'partly-met',
      /open for 8 days/,
    ],
    ['keeps to the commit where the host does not say', [hostFacts()], 'met', /complete look/],
  ]);

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
    [
      'is not met with state in Git',
      spoil(repositoryFacts(), 'committed-state-or-keys', { states: 1 }, 'present'),
      'not-met',
      /committed-state-or-keys is present/,
    ],
    ['is unknown where files could not be looked at', unreadable(repositoryFacts(), 'plaintext-secrets'), 'unknown'],
    [
      'is not met with a certain finding although more could not be looked at',
      spoil(unreadable(repositoryFacts(), 'plaintext-secrets'), 'plaintext-secrets', { high: 1 }),
      'not-met',
    ],
  ]);
});
