import { describe } from 'vitest';
import { noStandingWrite } from '@/lib/assessment/criteria/no-standing-write';
import { runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const standing = (people: number | null, temporaryAccessLogged: boolean) =>
  runtimeFacts({ standingWrite: { people, temporaryAccessLogged } });

describe('lib/assessment/criteria/no-standing-write.ts', () => {
  itJudgesFacts(noStandingWrite, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where nobody stands and access is logged', [standing(0, true)], 'met'],
    ['is partly met where two people can write', [standing(2, true)], 'partly-met', /2 people/],
    ['is not met where access is not logged either', [standing(2, false)], 'not-met'],
    ['is unknown where people cannot be counted', [standing(null, true)], 'unknown', /Not readable/],
  ]);
});
