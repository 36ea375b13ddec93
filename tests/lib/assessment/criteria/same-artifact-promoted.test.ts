import { describe, expect, it } from 'vitest';
import { sameArtifactPromoted } from '@/lib/assessment/criteria/same-artifact-promoted';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudges, itJudgesFacts, judgeConnected } from '@/tests/lib/assessment/judge-facts';

const promoted = (sameDigest: number) => runtimeFacts({ artifacts: { ...factWindow, total: 8, sameDigest } });

describe('lib/assessment/criteria/same-artifact-promoted.ts', () => {
  itJudgesFacts(sameArtifactPromoted, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where every version was tested before', [promoted(8)], 'met'],
    ['is partly met where some were built again', [promoted(7)], 'partly-met', /7 of 8/],
    ['is not met where each environment has its own', [promoted(0)], 'not-met'],
  ]);

  const inFiles = (outcome: 'present' | 'partial' | 'absent' | 'unknown', of: number, met: number) =>
    repositoryFacts({ indicators: [finding('promoted-artifacts', outcome, { of, met, unread: 0 })] });

  itJudges(sameArtifactPromoted, [
    ['is met where files of both environments name the same', inFiles('present', 3, 3), 'met', /3 of 3/],
    ['is partly met where some have a build of their own', inFiles('partial', 3, 2), 'partly-met'],
    ['is not met where all have', inFiles('absent', 3, 0), 'not-met'],
    ['is unknown where a promotion may be under way', inFiles('unknown', 0, 0), 'unknown'],
  ]);

  it('leaves the word to what runs where that is known', () => {
    const { outcome, reason } = judgeConnected(sameArtifactPromoted, [promoted(8)], [inFiles('absent', 3, 0)]);
    expect([outcome, reason]).toEqual(['met', expect.stringContaining('8 of 8')]);
  });
});
