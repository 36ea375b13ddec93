import { describe, expect, it } from 'vitest';
import { clusterLifecycle } from '@/lib/assessment/criteria/cluster-lifecycle';
import type { IndicatorOutcome } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { judgeFacts } from '@/tests/lib/assessment/judge-facts';

function judge(outcome: IndicatorOutcome, names: string[], upgrades = 0) {
  const indicators = [finding('cluster-lifecycle', outcome, { names, upgrades })];
  return judgeFacts(clusterLifecycle, repositoryFacts({ indicators }));
}

describe("lib/assessment/criteria/cluster-lifecycle.ts, 'cluster-lifecycle'", () => {
  it('shows what is declared, and leaves open whether clusters are replaced', () => {
    const judgement = judge('present', ['Cluster API'], 2);
    expect([judgement.outcome, judgement.parts?.map(({ outcome }) => outcome)]).toEqual([
      'unknown',
      ['met', 'met', 'unknown'],
    ]);
    expect(judgement.parts?.[0]?.reason).toMatch(/Cluster API/);
  });

  it('is unknown in each part without a declaration, which may be in another repository', () => {
    const judgement = judge('absent', []);
    expect([judgement.outcome, judgement.parts?.map(({ outcome }) => outcome)]).toEqual([
      'unknown',
      ['unknown', 'unknown', 'unknown'],
    ]);
    expect(judgement.reason).toMatch(/No declaration/);
  });
});
