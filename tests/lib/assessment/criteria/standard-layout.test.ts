import { describe } from 'vitest';
import { standardLayout } from '@/lib/assessment/criteria/standard-layout';
import type { IndicatorOutcome } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

function seen(of: number, met: number, outcome: IndicatorOutcome = 'present') {
  return repositoryFacts({ indicators: [finding('standard-layout', outcome, { of, met })] });
}

describe("lib/assessment/criteria/standard-layout.ts, 'standard-layout'", () => {
  itJudges(standardLayout, [
    ['is met from 80 % on', seen(10, 8), 'met', /8 of 10/],
    ['is partly met below', seen(10, 7, 'partial'), 'partly-met', /70 %/],
    ['is not met where no two are alike', seen(10, 0, 'absent'), 'not-met'],
    ['is unknown where nothing can be compared', seen(0, 0, 'not-applicable'), 'unknown'],
    ['is unknown where it could not be looked at', seen(0, 0, 'unknown'), 'unknown'],
  ]);
});
