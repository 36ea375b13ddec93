import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'trace-to-commit';

describe('lib/scan/connected/trace-to-commit.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('counts services that can be followed to the end', () => {
    expect(observeOne(ID, [runtimeFacts({ trace: { services: 5, complete: 5 } })])).toMatchObject({
      outcome: 'present',
      measures: { of: 5, met: 5 },
    });
  });
});
