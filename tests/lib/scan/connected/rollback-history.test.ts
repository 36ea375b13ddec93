import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'rollback-history';

describe('lib/scan/connected/rollback-history.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('tells the way back, the days since it was gone, and its time', () => {
    const rollbacks = { wayBack: 'revert' as const, lastAt: '2026-11-10T00:00:00Z', medianSecondsToApplied: 600 };
    expect(observeOne(ID, [runtimeFacts({ rollbacks })])).toMatchObject({
      outcome: 'present',
      measures: { ways: ['revert'], daysSinceLast: 10, medianSeconds: 600 },
      evidence: [{ note: 'the way back is a revert in Git, last on 2026-11-10, applied after 10 minutes' }],
    });
  });

  it('is unknown where none was needed and none rehearsed', () => {
    const finding = observeOne(ID, [runtimeFacts({ rollbacks: { wayBack: 'by-hand' } })]);
    expect(finding).toMatchObject({ outcome: 'unknown', measures: { ways: ['by-hand'] } });
    expect(finding.measures).not.toHaveProperty('daysSinceLast');
  });
});
