import { describe } from 'vitest';
import { platformMeasured } from '@/lib/assessment/criteria/platform-measured';
import { factWindow, hostFacts } from '@/tests/factories/connected-facts';
import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const outside = (fromOutsideTeam: number) => [
  hostFacts({ pullRequests: { ...factWindow, merged: 9, fromOutsideTeam } }),
];

describe('lib/assessment/criteria/platform-measured.ts', () => {
  itJudgesFacts(platformMeasured, [
    ['is unknown where nothing is connected', [], 'unknown', /Git host/],
    ['waits for what people say where others contribute', outside(2), 'unknown', /for its team to say/],
    ['is not met where nobody else contributes', outside(0), 'not-met', /No merged proposal/],
    ['is unknown where contributions cannot be read', [hostFacts()], 'unknown', /not readable/],
  ]);
});
