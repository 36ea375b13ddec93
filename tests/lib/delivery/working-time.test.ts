import { describe, expect, it } from 'vitest';
import { workingSeconds } from '@/lib/delivery/working-time';

const between = (from: string, to: string) => workingSeconds(Date.parse(from), Date.parse(to)) / 3_600;

describe('lib/delivery/working-time.ts', () => {
  it('counts the hours of working days', () => {
    // 2 November 2026 is a Monday.
    expect(between('2026-11-02T10:00:00Z', '2026-11-02T13:30:00Z')).toBe(3.5);
    expect(between('2026-11-02T10:00:00Z', '2026-11-04T10:00:00Z')).toBe(48);
  });

  it('leaves Saturdays and Sundays out', () => {
    expect(between('2026-11-06T20:00:00Z', '2026-11-09T04:00:00Z')).toBe(8);
    expect(between('2026-11-07T09:00:00Z', '2026-11-08T21:00:00Z')).toBe(0);
    expect(between('2026-11-02T00:00:00Z', '2026-11-16T00:00:00Z')).toBe(240);
  });

  it('counts times before 1970 alike', () => {
    expect(between('1969-12-26T20:00:00Z', '1969-12-29T04:00:00Z')).toBe(8);
  });
});
