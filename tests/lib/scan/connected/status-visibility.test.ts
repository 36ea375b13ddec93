import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'status-visibility';

describe('lib/scan/connected/status-visibility.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('tells each of the three apart', () => {
    const visibility = { stateVisible: true, ownersTold: false };
    expect(observeOne(ID, [runtimeFacts({ visibility })])).toMatchObject({
      outcome: 'partial',
      measures: { stateVisible: 1, ownersNotTold: 1, authorsTold: 0, authorsNotTold: 0, authorsToldUnread: 1 },
      reason: expect.stringContaining('Owners are not told when a proposal is ready.'),
    });
  });
});
