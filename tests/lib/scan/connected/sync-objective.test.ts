import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'sync-objective';

describe('lib/scan/connected/sync-objective.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('tells whether one is stated, whether it was met, and the lowest share', () => {
    const facts = [
      runtimeFacts({ syncObjective: { stated: true, met: true, share: 0.999 } }),
      runtimeFacts({ environment: 'prod-2', syncObjective: { stated: true, share: 0.98 } }),
    ];
    expect(observeOne(ID, facts)).toMatchObject({
      outcome: 'present',
      measures: { stated: 2, objectiveMet: 1, objectiveMetUnread: 1, share: 0.98 },
    });
  });

  it('is absent where none is stated', () => {
    expect(observeOne(ID, [runtimeFacts({ syncObjective: { stated: false } })]).outcome).toBe('absent');
  });
});
