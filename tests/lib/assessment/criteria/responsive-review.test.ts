import { describe } from 'vitest';
import { responsiveReview } from '@/lib/assessment/criteria/responsive-review';
import { goodProposals, hostFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

type Times = Pick<
  typeof goodProposals,
  'medianSecondsToFirstReview' | 'medianSecondsOpenToMerge' | 'medianSecondsToFirstCheck'
>;

const times = (changes: { [Field in keyof Times]?: number | null }) =>
  hostFacts({ pullRequests: { ...goodProposals, ...changes } });

describe('lib/assessment/criteria/responsive-review.ts', () => {
  itJudgesFacts(responsiveReview, [
    ['is unknown where nothing is connected', [], 'unknown', /Git host/],
    ['is met where all three are quick', [times({})], 'met'],
    [
      'is partly met where the first review takes a working day',
      [times({ medianSecondsToFirstReview: 86_400 })],
      'partly-met',
      /24 hours.*under 1 working day/,
    ],
    [
      'is partly met where the merge takes two working days',
      [times({ medianSecondsOpenToMerge: 172_800 })],
      'partly-met',
      /48 hours.*under 2 working days/,
    ],
    ['is met where the first check takes ten minutes', [times({ medianSecondsToFirstCheck: 600 })], 'met'],
    ['is partly met where it takes longer', [times({ medianSecondsToFirstCheck: 601 })], 'partly-met', /11 minutes/],
    [
      'is unknown where one time cannot be read',
      [times({ medianSecondsToFirstCheck: null })],
      'unknown',
      /first check result/,
    ],
  ]);
});
