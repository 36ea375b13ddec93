import { describe, expect, it } from 'vitest';
import { factWindow, hostFacts, runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'deployment-records';

describe('lib/scan/connected/deployment-records.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  const records = (total: number, recorded: number) => ({ ...factWindow, total, recorded });

  it('counts records, what started deployments, and what can be traced', () => {
    const deployments = { ...records(20, 15), startedByAutomation: 18, traceable: 20 };
    expect(observeOne(ID, [runtimeFacts({ deployments })])).toMatchObject({
      outcome: 'partial',
      share: 0.75,
      measures: { of: 20, met: 15, startedOf: 20, startedMet: 18, traceableMet: 20, traceableUnread: 0 },
    });
  });

  it('counts each deployment once: of the agent before the CI system before the host', () => {
    const host = hostFacts({ deployments: records(5, 5) });
    const pipeline = runtimeFacts({ system: 'ci', deployments: records(10, 10) });
    const agent = runtimeFacts({ deployments: records(20, 20) });
    expect(observeOne(ID, [host, pipeline, agent]).measures.of).toBe(20);
    expect(observeOne(ID, [host, pipeline]).measures.of).toBe(10);
    expect(observeOne(ID, [host]).measures.of).toBe(5);
  });

  it('leaves other environments out', () => {
    const staging = runtimeFacts({ environment: 'staging', tier: 'staging', deployments: records(9, 9) });
    expect(observeOne(ID, [staging]).outcome).toBe('unknown');
  });

  it('takes imported events where no system tells of deployments, and no deployment twice', () => {
    const events = runtimeFacts({ system: 'delivery-events', deployments: { ...factWindow, total: 9, recorded: 9 } });
    const pipeline = runtimeFacts({ system: 'ci', deployments: { ...factWindow, total: 12, recorded: 10 } });
    expect(observeOne('deployment-records', [events]).measures).toMatchObject({ of: 9, met: 9 });
    expect(observeOne('deployment-records', [events, pipeline]).measures).toMatchObject({ of: 12, met: 10 });
  });
});
