import { describe, expect, it } from 'vitest';
import type { FlowFacts } from '@/lib/scan/evidence';
import { pullRequestFlow } from '@/lib/scan/indicators/pull-request-flow';
import { anInventory } from '@/tests/factories/inventory';

describe('lib/scan/indicators/pull-request-flow.ts', () => {
  it('hands the commits on to judging, which knows the window', () => {
    const place = { commit: 'c', age: 0, route: 'pushed' as const, subject: 'Fix' };
    const flow: FlowFacts = { shallow: false, pullReferences: 0, ages: [0, 5], routes: [1, 3], places: [place] };
    expect(pullRequestFlow.detect(anInventory({ flow }))).toEqual({
      outcome: 'unknown',
      reason: '2 commits were looked at.',
      flow,
    });
  });
});
