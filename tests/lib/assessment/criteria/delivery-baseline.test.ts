import { describe, expect, it } from 'vitest';
import { deliveryBaseline } from '@/lib/assessment/criteria/delivery-baseline';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { aDelivery } from '@/tests/factories/delivery-facts';
import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const events = (changes: Parameters<typeof aDelivery>[0]) => [
  runtimeFacts({ system: 'delivery-events', delivery: aDelivery(changes) }),
];

describe('lib/assessment/criteria/delivery-baseline.ts', () => {
  it('has the id of its content', () => {
    expect(deliveryBaseline.id).toBe('delivery-baseline');
  });

  itJudgesFacts(deliveryBaseline, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where all five are known of each service for ninety days', events({}), 'met'],
    ['is partly met where the records are younger', events({ recordedDays: 30 }), 'partly-met', /30 days/],
    ['is partly met where a service has no lead time', events({ withLeadTimes: 1 }), 'partly-met', /1 of 2 services/],
    ['is unknown where nothing ever told of a failure', events({ failuresTold: false }), 'unknown', /nobody tells/],
    ['is unknown where the window has no deployment', events({ services: 0, withLeadTimes: 0 }), 'unknown'],
  ]);
});
