import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'environment-rebuild';

describe('lib/scan/connected/environment-rebuild.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('tells the last of several', () => {
    const facts = [
      runtimeFacts({ rebuild: { lastAt: '2026-01-01T00:00:00Z', minutes: 300 } }),
      runtimeFacts({
        environment: 'dev',
        tier: 'development',
        rebuild: { lastAt: '2026-11-10T00:00:00Z', minutes: 45 },
      }),
    ];
    expect(observeOne(ID, facts)).toMatchObject({ outcome: 'present', measures: { daysSinceLast: 10, minutes: 45 } });
  });

  it('is partial where the time was not recorded', () => {
    expect(observeOne(ID, [runtimeFacts({ rebuild: { lastAt: '2026-11-10T00:00:00Z' } })])).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining('not recorded'),
    });
  });
});
