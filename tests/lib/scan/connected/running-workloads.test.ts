import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'running-workloads';

describe('lib/scan/connected/running-workloads.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('counts the workloads that are reconciled, of all', () => {
    expect(observeOne(ID, [runtimeFacts({ workloads: { total: 40, reconciled: 30 } })])).toMatchObject({
      outcome: 'partial',
      share: 0.75,
      measures: { of: 40, met: 30 },
    });
  });

  it('takes the count of the cluster for that of its environment', () => {
    const facts = [
      runtimeFacts({ workloads: { total: 30, reconciled: 30 } }),
      runtimeFacts({ system: 'cluster', workloads: { total: 40, reconciled: 30 } }),
      runtimeFacts({ environment: 'prod-2', workloads: { total: 5, reconciled: 5 } }),
    ];
    expect(observeOne(ID, facts).measures).toMatchObject({ of: 45, met: 35 });
  });
});
