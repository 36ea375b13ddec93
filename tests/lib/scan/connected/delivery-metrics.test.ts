import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { aDelivery } from '@/tests/factories/delivery-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'delivery-metrics';

describe('lib/scan/connected/delivery-metrics.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('Connect') });
  });

  it('is present where lead times of all services and failures are told', () => {
    expect(observeOne(ID, [runtimeFacts({ system: 'delivery-events', delivery: aDelivery() })])).toMatchObject({
      outcome: 'present',
      measures: { services: 2, withLeadTimes: 2, failuresTold: 1, recordedDays: 182 },
    });
  });

  it('is partial where a lead time is missing, or nothing tells of failures', () => {
    for (const delivery of [aDelivery({ withLeadTimes: 1 }), aDelivery({ failuresTold: false })]) {
      expect(observeOne(ID, [runtimeFacts({ delivery })]).outcome).toBe('partial');
    }
  });

  it('is unknown where the window has no deployment', () => {
    const delivery = aDelivery({ services: 0, withLeadTimes: 0 });
    expect(observeOne(ID, [runtimeFacts({ delivery })]).outcome).toBe('unknown');
  });
});
