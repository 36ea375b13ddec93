import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'control-plane-health';

describe('lib/scan/connected/control-plane-health.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('tells each of the three apart', () => {
    const controlPlane = { distributed: true, supportedVersion: false, watched: true };
    expect(observeOne(ID, [runtimeFacts({ controlPlane })])).toMatchObject({
      outcome: 'partial',
      measures: { distributed: 1, unsupportedVersion: 1, watched: 1 },
    });
  });
});
