import { describe, expect, it } from 'vitest';
import { workdaysBefore } from '@/lib/sample/workdays';

describe('lib/sample/workdays.ts', () => {
  it('counts working days back, weekends left out', () => {
    const at = workdaysBefore(new Date('2026-11-23T15:00:00Z'));
    expect([0, 1, 4, 5].map((ago) => at(ago, 600).toISOString())).toEqual([
      '2026-11-20T10:00:00.000Z',
      '2026-11-19T10:00:00.000Z',
      '2026-11-16T10:00:00.000Z',
      '2026-11-13T10:00:00.000Z',
    ]);
  });

  it('counts from a weekend as from the Friday before it', () => {
    expect(workdaysBefore(new Date('2026-11-22T01:00:00Z'))(0, 0).toISOString()).toBe('2026-11-20T00:00:00.000Z');
  });
});
