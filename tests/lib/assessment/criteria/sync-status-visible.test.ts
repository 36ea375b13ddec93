import { describe } from 'vitest';
import { syncStatusVisible } from '@/lib/assessment/criteria/sync-status-visible';
import { goodRuntime, runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/sync-status-visible.ts', () => {
  itJudgesFacts(syncStatusVisible, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where all three are so', [goodRuntime()], 'met'],
    [
      'is partly met where authors are not told',
      [runtimeFacts({ visibility: { stateVisible: true, ownersTold: true, authorsTold: false } })],
      'partly-met',
      /Authors are not told/,
    ],
    [
      'is unknown where one cannot be read',
      [runtimeFacts({ visibility: { stateVisible: true, ownersTold: true } })],
      'unknown',
      /authors are told/,
    ],
  ]);
});
