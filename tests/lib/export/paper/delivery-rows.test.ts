import { describe, expect, it } from 'vitest';
import { deliveryPart } from '@/lib/export/paper/delivery-rows';
import { readBenchmarks } from '@/lib/model/read-content';
import { deliveryReport, noMetrics } from '@/tests/factories/delivery-view';

const { metrics } = deliveryReport();
const shop = { service: 'shop', metrics };

function part(services: readonly (typeof shop)[]) {
  const benchmarks = readBenchmarks('content');
  return deliveryPart({ metrics, before: noMetrics(), days: 84, until: '2026-11-16T00:00:00Z', services, benchmarks });
}

describe('lib/export/paper/delivery-rows.ts', () => {
  it('gives no figure, and says what to connect, where no deployment is known', () => {
    const { delivery, deliveryNote } = deliveryPart(null);
    expect(delivery.map(({ figure, detail }) => [figure, detail])).toEqual(Array(5).fill(['not yet measured', null]));
    expect(deliveryNote).toContain('connect');
  });

  it('gives the five figures with what they are made of, throughput first', () => {
    const { delivery } = part([shop]);
    expect(delivery.map(({ name, figure }) => [name, figure])).toEqual([
      ['Change lead time', '12 h'],
      ['Deployment frequency', '2 a week'],
      ['Failed deployment recovery time', '2 h'],
      ['Change fail rate', '8.3 %'],
      ['Deployment rework rate', '0 %'],
    ]);
    expect(delivery[3]?.detail).toContain('2 of 24 deployments. Not known in the 84 days before.');
  });

  it('gives the place among the answers of a survey for one service only', () => {
    expect(part([shop]).delivery[0]?.detail).toContain('2025: as 15 % of answers, 9.4 % were better.');
    expect(part([shop]).delivery[4]?.detail).toContain('2025: mean of all answers 22 %.');
    const several = part([shop, { ...shop, service: 'till' }]);
    expect(several.delivery.map(({ detail }) => detail).join()).not.toContain('answers');
    expect(several.deliveryNote).toContain('They are of 2 services together');
  });
});
