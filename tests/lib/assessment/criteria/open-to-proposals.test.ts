import { describe } from 'vitest';
import { openToProposals } from '@/lib/assessment/criteria/open-to-proposals';
import { factWindow, hostFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const open = (readableByOrganization: boolean, fromOutsideTeam: number | null) =>
  hostFacts({ access: { readableByOrganization }, pullRequests: { ...factWindow, merged: 9, fromOutsideTeam } });

describe('lib/assessment/criteria/open-to-proposals.ts', () => {
  itJudgesFacts(openToProposals, [
    ['is unknown where nothing is connected', [], 'unknown', /Git host/],
    ['is met where all can read and one from outside was merged', [open(true, 1)], 'met', /1 merged proposal came/],
    ['is partly met where nobody from outside proposed', [open(true, 0)], 'partly-met'],
    ['is partly met where not all can read', [open(false, 2)], 'partly-met', /cannot be read by all/],
    ['is not met where neither is so', [open(false, 0)], 'not-met'],
    ['is unknown where teams cannot be read', [open(true, null)], 'unknown', /outside the owning team/],
  ]);
});
