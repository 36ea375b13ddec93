import { describe } from 'vitest';
import { fleetPolicy } from '@/lib/assessment/criteria/fleet-policy';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/fleet-policy.ts', () => {
  itJudges(fleetPolicy, [
    [
      'is met by one set by reference, in waves, with exceptions that have an owner and an end',
      repositoryFacts(),
      'met',
    ],
    [
      'is met without exceptions',
      spoil(repositoryFacts(), 'policy-as-code', { exceptions: 0, exceptionsWithOwnerAndExpiry: 0 }),
      'met',
    ],
    [
      'is partly met where targets have copies',
      spoil(repositoryFacts(), 'policy-as-code', { copies: 3 }),
      'partly-met',
      /3 policy files are copies/,
    ],
    [
      'is partly met where all targets change at once',
      spoil(repositoryFacts(), 'policy-as-code', { waved: 0 }),
      'partly-met',
      /at once/,
    ],
    [
      'is partly met where exceptions have no owner or no end',
      spoil(repositoryFacts(), 'policy-as-code', { exceptionsWithOwnerAndExpiry: 0 }),
      'partly-met',
      /0 of 2 exceptions/,
    ],
    [
      'is not met where no set is shared nor waved',
      spoil(repositoryFacts(), 'policy-as-code', {
        sharedByReference: 0,
        waved: 0,
        exceptions: 0,
        exceptionsWithOwnerAndExpiry: 0,
      }),
      'not-met',
    ],
    [
      'is not met without policies',
      without(repositoryFacts(), 'policy-as-code', 'admission-policy'),
      'not-met',
      /No policy set/,
    ],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'policy-as-code'), 'unknown'],
  ]);
});
