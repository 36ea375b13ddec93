import { describe, expect, it } from 'vitest';
import { momentsOfHistory, yearBefore } from '@/lib/assessment/month-ends';

const moments = (since: string, now: string) =>
  momentsOfHistory(new Date(since), new Date(now)).map((date) => date.toISOString());

describe('lib/assessment/month-ends.ts', () => {
  it('gives the last second of each month in UTC, and the present', () => {
    expect(moments('2023-12-31T23:59:59Z', '2024-03-05T10:00:00Z')).toEqual([
      '2023-12-31T23:59:59.000Z',
      '2024-01-31T23:59:59.000Z',
      '2024-02-29T23:59:59.000Z',
      '2024-03-05T10:00:00.000Z',
    ]);
  });

  it('gives a month that ends now once, and one that ended before the first moment never', () => {
    expect(moments('2026-01-31T23:59:59.500Z', '2026-02-28T23:59:59Z')).toEqual(['2026-02-28T23:59:59.000Z']);
    expect(moments('2026-02-03T00:00:00Z', '2026-02-03T00:00:00Z')).toEqual(['2026-02-03T00:00:00.000Z']);
  });

  it('begins a year before, so that twelve months have ended since', () => {
    expect(yearBefore(new Date('2026-11-21T09:00:00Z')).toISOString()).toBe('2025-11-01T00:00:00.000Z');
    for (const now of ['2026-01-31T23:59:58Z', '2026-02-01T00:00:00Z', '2024-02-29T12:00:00Z']) {
      expect(momentsOfHistory(yearBefore(new Date(now)), new Date(now))).toHaveLength(13);
    }
  });
});
