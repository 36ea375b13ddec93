import { describe } from 'vitest';
import { rebuildRehearsed } from '@/lib/assessment/criteria/rebuild-rehearsed';
import { runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const rebuilt = (lastAt: string, minutes: number | null) => runtimeFacts({ rebuild: { lastAt, minutes } });

describe('lib/assessment/criteria/rebuild-rehearsed.ts', () => {
  itJudgesFacts(rebuildRehearsed, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met within twelve months, with its time', [rebuilt('2026-01-01T00:00:00Z', 90)], 'met', /in 90 minutes/],
    ['is partly met longer ago', [rebuilt('2025-06-01T00:00:00Z', 90)], 'partly-met'],
    [
      'is partly met where the time was not recorded',
      [rebuilt('2026-10-01T00:00:00Z', null)],
      'partly-met',
      /not recorded/,
    ],
  ]);
});
