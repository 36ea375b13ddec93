import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'live-inventory';

describe('lib/scan/connected/live-inventory.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('counts targets that report both', () => {
    const inventory = { targets: 10, withVersions: 10, withPolicies: 6 };
    expect(observeOne(ID, [runtimeFacts({ inventory })])).toMatchObject({
      outcome: 'partial',
      share: 0.6,
      measures: { of: 10, met: 6, withVersions: 10, withPolicies: 6 },
    });
  });
});
