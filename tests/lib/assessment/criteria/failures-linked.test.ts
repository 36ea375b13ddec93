import { describe } from 'vitest';
import { failuresLinked } from '@/lib/assessment/criteria/failures-linked';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const incidents = (total: number, linkedToDeployment: number) =>
  runtimeFacts({ system: 'incidents', incidents: { ...factWindow, total, linkedToDeployment } });

describe('lib/assessment/criteria/failures-linked.ts', () => {
  itJudgesFacts(failuresLinked, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where each names its deployment', [incidents(4, 4)], 'met'],
    ['is partly met where some do', [incidents(4, 3)], 'partly-met', /3 of 4/],
    ['is not met where none does', [incidents(4, 0)], 'not-met'],
    ['is unknown where there was none', [incidents(0, 0)], 'unknown', /No incidents/],
  ]);
});
