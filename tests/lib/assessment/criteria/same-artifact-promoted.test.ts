import { describe } from 'vitest';
import { sameArtifactPromoted } from '@/lib/assessment/criteria/same-artifact-promoted';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const promoted = (sameDigest: number) => runtimeFacts({ artifacts: { ...factWindow, total: 8, sameDigest } });

describe('lib/assessment/criteria/same-artifact-promoted.ts', () => {
  itJudgesFacts(sameArtifactPromoted, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where every version was tested before', [promoted(8)], 'met'],
    ['is partly met where some were built again', [promoted(7)], 'partly-met', /7 of 8/],
    ['is not met where each environment has its own', [promoted(0)], 'not-met'],
  ]);
});
