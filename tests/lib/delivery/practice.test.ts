import { describe, expect, it } from 'vitest';
import type { DeliverySelection } from '@/lib/delivery/measure-delivery';
import { describePractice } from '@/lib/delivery/practice';
import { deliveryTrace, window } from '@/tests/factories/delivery-view';
import { deployment, trace } from '@/tests/lib/delivery/event-file';

const quarter: DeliverySelection = { window, tier: 'production', services: null, includeBots: false, timeZone: 'UTC' };
const windows = { quarter, year: quarter };

describe('lib/delivery/practice.ts', () => {
  it('tells how long most changes wait, and of each service how far it can be followed', () => {
    const practice = describePractice(deliveryTrace(), windows);
    expect(practice).toMatchObject({
      starts: { startedByAutomation: null, startedByPerson: null },
      rollbacks: null,
      trace: { services: 1, complete: 0, ends: [{ service: 'shop', end: 'unknown-work-item' }] },
      mergeToProduction: { changes: 23 },
    });
    expect(practice.mergeToProduction.seconds).toHaveLength(11);
  });

  it('tells no times of few changes, and nothing of services that nobody deployed', () => {
    expect(describePractice(trace([]), windows)).toEqual({
      starts: { startedByAutomation: null, startedByPerson: null },
      rollbacks: null,
      trace: null,
      mergeToProduction: { changes: 0, seconds: [] },
    });
  });

  it('tells what started deployments as soon as one event does', () => {
    const events = [
      deployment('d-1', 'a', '2026-10-01T10:00:00Z', { startedBy: 'automation' }),
      deployment('d-2', 'b', '2026-10-02T10:00:00Z'),
    ];
    expect(describePractice(trace(events), windows).starts).toEqual({ startedByAutomation: 1, startedByPerson: 0 });
  });
});
