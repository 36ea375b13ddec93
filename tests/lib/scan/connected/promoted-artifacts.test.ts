import { describe, expect, it } from 'vitest';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'promoted-artifacts';

describe('lib/scan/connected/promoted-artifacts.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('counts versions by their digest', () => {
    const artifacts = { ...factWindow, total: 8, sameDigest: 6 };
    expect(observeOne(ID, [runtimeFacts({ artifacts })])).toMatchObject({ outcome: 'partial', share: 0.75 });
  });

  it('is unknown where nothing came to production', () => {
    const artifacts = { ...factWindow, total: 0, sameDigest: 0 };
    expect(observeOne(ID, [runtimeFacts({ artifacts })])).toMatchObject({
      outcome: 'unknown',
      reason: 'No versions that came to production are known.',
    });
  });
});
