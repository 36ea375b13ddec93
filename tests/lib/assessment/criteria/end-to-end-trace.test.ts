import { describe } from 'vitest';
import { endToEndTrace } from '@/lib/assessment/criteria/end-to-end-trace';
import { runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/end-to-end-trace.ts', () => {
  itJudgesFacts(endToEndTrace, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where all services can be followed', [runtimeFacts({ trace: { services: 5, complete: 5 } })], 'met'],
    ['is partly met where some can', [runtimeFacts({ trace: { services: 5, complete: 2 } })], 'partly-met', /2 of 5/],
    ['is not met where none can', [runtimeFacts({ trace: { services: 5, complete: 0 } })], 'not-met'],
  ]);
});
