import { describe, expect, it } from 'vitest';
import { dayCounts, leadTimeBins, weekCounts } from '@/lib/delivery/chart-data';
import { DAY, deliveryReport, window } from '@/tests/factories/delivery-view';

const monday = Date.parse('2026-11-02T00:00:00Z');

describe('lib/delivery/chart-data.ts', () => {
  it('counts each deployment of a window once, by weeks that begin on Monday', () => {
    const weeks = weekCounts(deliveryReport(), window);
    expect(weeks).toHaveLength(12);
    expect(weeks[0]).toEqual({ monday: '2026-08-24', held: 2, failed: 0, rework: 0 });
    expect(weeks.reduce((sum, { held, failed, rework }) => sum + held + failed + rework, 0)).toBe(24);
    expect(weeks.map(({ failed }) => failed)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('has weeks and days without a deployment too, and those that a window only touches', () => {
    const sunday = { from: monday - DAY / 2, to: monday + 3 * DAY };
    expect(weekCounts({ deployments: [] }, sunday)).toEqual([
      { monday: '2026-10-26', held: 0, failed: 0, rework: 0 },
      { monday: '2026-11-02', held: 0, failed: 0, rework: 0 },
    ]);
    expect(dayCounts({ deployments: [] }, sunday).map(({ day }) => day)).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
    ]);
  });

  it('counts the deployments of each day', () => {
    const busy = dayCounts(deliveryReport(), window).filter(({ count }) => count > 0);
    expect(busy).toHaveLength(24);
    expect(busy[0]).toEqual({ day: '2026-08-24', count: 1 });
  });

  it('puts a lead time on a limit into the longer bin, and an unknown one into none', () => {
    const changes = [0, 3599, 3600, 86_400, 28 * 86_400, null].map((leadTimeSeconds) => ({ leadTimeSeconds }));
    expect(leadTimeBins(changes).map(({ count }) => count)).toEqual([2, 1, 0, 1, 0, 0, 0, 1]);
  });
});
