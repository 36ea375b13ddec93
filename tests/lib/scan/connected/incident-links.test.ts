import { describe, expect, it } from 'vitest';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'incident-links';

describe('lib/scan/connected/incident-links.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('counts incidents that name their deployment', () => {
    const incidents = { ...factWindow, total: 4, linkedToDeployment: 1 };
    expect(observeOne(ID, [runtimeFacts({ system: 'incidents', incidents })])).toMatchObject({
      outcome: 'partial',
      share: 0.25,
      evidence: [{ source: { name: 'The incident tool in prod: incidents' } }],
    });
  });

  it('takes imported events where no system tells of incidents, and no incident twice', () => {
    const events = runtimeFacts({
      system: 'delivery-events',
      incidents: { ...factWindow, total: 3, linkedToDeployment: 1 },
    });
    const desk = runtimeFacts({ system: 'incidents', incidents: { ...factWindow, total: 4, linkedToDeployment: 4 } });
    expect(observeOne('incident-links', [events]).measures).toMatchObject({ of: 3, met: 1 });
    expect(observeOne('incident-links', [events, desk]).measures).toMatchObject({ of: 4, met: 4 });
  });
});
