import { describe, expect, it } from 'vitest';
import { controlPlaneCapacity } from '@/lib/assessment/criteria/control-plane-capacity';
import { goodRuntime, runtimeFacts } from '@/tests/factories/connected-facts';

import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudgesFacts, judgeFacts } from '@/tests/lib/assessment/judge-facts';

const plane = (distributed: boolean, supportedVersion: boolean | null) =>
  runtimeFacts({ controlPlane: { distributed, supportedVersion, watched: true } });

describe('lib/assessment/criteria/control-plane-capacity.ts', () => {
  itJudgesFacts(controlPlaneCapacity, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where all three are so', [goodRuntime()], 'met'],
    [
      'is partly met in a version that is no longer supported',
      [plane(true, false)],
      'partly-met',
      /no longer supported/,
    ],
    ['is unknown where one cannot be read', [plane(true, null)], 'unknown', /supported version/],
  ]);

  it('tells what Git gives the control plane, which settles nothing', () => {
    const repository = repositoryFacts({
      indicators: [finding('control-plane-scaling', 'present', { names: ['shards'] })],
    });
    expect(judgeFacts(controlPlaneCapacity, repository)).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringMatching(/^Git gives the control plane room \(shards\)/),
    });
  });
});
