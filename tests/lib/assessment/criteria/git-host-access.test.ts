import { describe } from 'vitest';
import { gitHostAccess } from '@/lib/assessment/criteria/git-host-access';
import { hostFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const access = (values: object) => hostFacts({ access: values });

describe('lib/assessment/criteria/git-host-access.ts', () => {
  itJudgesFacts(gitHostAccess, [
    ['is unknown where nothing is connected', [], 'unknown', /Git host/],
    [
      'is met where sign-in is protected and administrators are known',
      [access({ twoFactorRequired: true, administrators: 4 })],
      'met',
      /are known: 4/,
    ],
    [
      'is partly met where sign-in is not',
      [access({ twoFactorRequired: false, singleSignOn: false, administrators: 4 })],
      'partly-met',
      /Neither/,
    ],
    ['is unknown where administrators cannot be listed', [access({ singleSignOn: true })], 'unknown', /administrators/],
    ['is unknown where the setting cannot be read', [access({ administrators: 4 })], 'unknown', /Not readable/],
  ]);
});
