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
});
