import { describe, expect, it } from 'vitest';
import { findHostFlow } from '@/lib/scan/connected/pull-request-flow';
import { factWindow, hostFacts } from '@/tests/factories/connected-facts';

const flow = (commitsThroughPullRequest: number | null, commitsDirect: number | null) =>
  findHostFlow(hostFacts({ pullRequests: { ...factWindow, merged: 50, commitsThroughPullRequest, commitsDirect } }));

describe('lib/scan/connected/pull-request-flow.ts', () => {
  it('counts as the log would, and says that the host counted', () => {
    expect(flow(80, 20)).toMatchObject({
      id: 'pull-request-flow',
      outcome: 'partial',
      share: 0.8,
      measures: { commits: 100, viaPullRequest: 80, direct: 20, windowDays: 90 },
      evidence: [{ source: { name: 'pull requests' } }],
    });
    expect(flow(3, 0)?.outcome).toBe('present');
    expect(flow(0, 3)).toMatchObject({ outcome: 'absent', searched: { what: ['pull requests of the Git host'] } });
  });

  it('says nothing where the host does not, so that the log speaks', () => {
    expect([flow(null, 3), flow(3, null), flow(0, 0), findHostFlow(hostFacts())]).toEqual([null, null, null, null]);
  });
});
