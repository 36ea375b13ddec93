import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'reconciliation-alerts';

describe('lib/scan/connected/reconciliation-alerts.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('tells whether somebody is alerted, and the longest median time out of sync', () => {
    const facts = [
      runtimeFacts({ outOfSync: { medianMinutes: 5, alerts: true, to: 'the channel of the team' } }),
      runtimeFacts({ environment: 'prod-2', outOfSync: { medianMinutes: 70, alerts: false } }),
    ];
    const finding = observeOne(ID, facts);
    expect(finding).toMatchObject({
      outcome: 'partial',
      measures: { alerting: 1, silent: 1, medianMinutes: 70, medianMinutesUnread: 0 },
    });
    expect(finding.evidence[1]?.source?.name).toBe(
      'Argo CD in prod: alerts to the channel of the team, 5 minutes out of sync (median)',
    );
  });

  it('has no time where none was read', () => {
    const { measures } = observeOne(ID, [runtimeFacts({ outOfSync: { alerts: true } })]);
    expect(measures).toMatchObject({ medianMinutesUnread: 1 });
    expect(measures).not.toHaveProperty('medianMinutes');
  });
});
