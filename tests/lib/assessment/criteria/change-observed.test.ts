import { describe, expect, it } from 'vitest';
import { changeObserved } from '@/lib/assessment/criteria/change-observed';
import type { IndicatorOutcome } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudges, judgeFacts } from '@/tests/lib/assessment/judge-facts';

function seen(names: string[], objectives: IndicatorOutcome, monitoring: IndicatorOutcome = 'present') {
  return repositoryFacts({
    indicators: [finding('monitoring-as-code', monitoring, { names }), finding('service-objectives', objectives)],
  });
}

describe('lib/assessment/criteria/change-observed.ts', () => {
  itJudges(changeObserved, [
    [
      'is unknown for its last part where the others are met',
      seen(['alerts', 'dashboards'], 'present'),
      'unknown',
      /marked/,
    ],
    [
      'is partly met without an objective',
      seen(['alerts', 'dashboards'], 'absent'),
      'partly-met',
      /no service level objective/,
    ],
    ['is partly met without dashboards', seen(['alerts'], 'present'), 'partly-met', /no dashboards/],
    ['is partly met without alerts', seen(['dashboards'], 'present'), 'partly-met', /no alerts/],
    ['is unknown where nothing is declared here', seen([], 'absent', 'absent'), 'unknown', /No dashboard/],
    ['is unknown where a chart only brings monitoring along', seen([], 'absent', 'partial'), 'unknown', /No dashboard/],
    ['is unknown where it could not be looked at', seen([], 'absent', 'unknown'), 'unknown', /unknown/],
    ['is unknown where nobody looked', repositoryFacts({ indicators: [] }), 'unknown'],
  ]);

  it("criterion 'change-observed' tells its parts", () => {
    const { parts } = judgeFacts(changeObserved, seen(['alerts', 'dashboards'], 'present'));
    expect(parts?.map(({ outcome }) => outcome)).toEqual(['met', 'met', 'unknown']);
  });
});
