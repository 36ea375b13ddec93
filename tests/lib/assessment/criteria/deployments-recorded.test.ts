import { describe } from 'vitest';
import { deploymentsRecorded } from '@/lib/assessment/criteria/deployments-recorded';
import { factWindow, hostFacts, runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const records = (recorded: number) => runtimeFacts({ deployments: { ...factWindow, total: 20, recorded } });

describe('lib/assessment/criteria/deployments-recorded.ts', () => {
  itJudgesFacts(deploymentsRecorded, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where each left a record', [records(20)], 'met'],
    ['is partly met where some did', [records(5)], 'partly-met', /5 of 20/],
    ['is not met where none did', [records(0)], 'not-met'],
    [
      'takes the deployments of the host where nothing else tells',
      [hostFacts({ deployments: { ...factWindow, total: 3, recorded: 3 } })],
      'met',
    ],
  ]);
});
