import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDeploymentWeeks, daysOfWeek, weekOf } from '@/lib/delivery/deployment-weeks';
import { Deployment } from '@/lib/delivery/events';
import { deployment, measure, trace } from '@/tests/lib/delivery/event-file';

const day = 86_400_000;

describe('lib/delivery/deployment-weeks.ts', () => {
  it('begins weeks on Mondays of UTC, before 1970 too', () => {
    for (const [moment, monday] of [
      ['2026-10-05T00:00:00Z', '2026-10-05'],
      ['2026-10-11T23:59:59.999Z', '2026-10-05'],
      ['1970-01-01T00:00:00Z', '1969-12-29'],
      ['1969-12-28T12:00:00Z', '1969-12-22'],
    ] as const) {
      expect(new Date(weekOf(Date.parse(moment)) * day).toISOString().slice(0, 10)).toBe(monday);
    }
  });

  it('counts a deployment once, whatever its records, and by results', () => {
    const records = [
      deployment('d1', 'aaaaaaaaaa', '2026-10-05T10:00:00Z'),
      deployment('d1-us', 'aaaaaaa', '2026-10-06T10:00:00Z', { target: 'us' }),
      deployment('d2', 'b', '2026-10-07T10:00:00Z', { result: 'failed' }),
      deployment('d3', 'b', '2026-10-08T10:00:00Z', { result: 'cancelled' }),
      deployment('d4', 'b', '2026-10-11T10:00:00Z'),
    ].map((each) => Deployment.parse(each));
    expect(countDeploymentWeeks(records)).toEqual([
      { week: weekOf(Date.parse('2026-10-05')), succeeded: 2, failed: 1, cancelled: 1, days: 1 + 64 },
    ]);
  });

  it('counts as the metrics do', () => {
    const record = fc.record({
      revision: fc.constantFrom('1.0', '1.1', '1.2', '1.3'),
      result: fc.constantFrom('succeeded', 'failed', 'cancelled'),
      hour: fc.integer({ min: 0, max: 24 * 80 }),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (records) => {
        const events = records.map(({ revision, result, hour }, each) =>
          deployment(`d${each}`, revision, new Date(Date.parse('2026-08-04') + hour * 3_600_000).toISOString(), {
            result,
          }),
        );
        const weeks = countDeploymentWeeks(events.map((each) => Deployment.parse(each)));
        const { metrics, leftOut } = measure(trace(events));
        const sum = (field: 'succeeded' | 'failed' | 'cancelled') => weeks.reduce((all, week) => all + week[field], 0);
        expect(sum('succeeded')).toBe(metrics.deploymentFrequency.count);
        expect(sum('failed')).toBe(leftOut.failedDeployments.count);
        expect(sum('cancelled')).toBe(leftOut.cancelledDeployments.count);
      }),
    );
  });

  it('tells the days of a week', () => {
    expect(daysOfWeek({ week: 4, days: 1 | 4 | 64 })).toEqual([4, 6, 10]);
    expect(daysOfWeek({ week: 4, days: 0 })).toEqual([]);
  });
});
