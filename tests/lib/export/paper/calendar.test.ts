import { describe, expect, it } from 'vitest';
import { dayInWords, quarterAfter } from '@/lib/export/paper/calendar';

describe('lib/export/paper/calendar.ts', () => {
  it('names a day in UTC', () => {
    expect(dayInWords('2026-01-31T23:59:59Z')).toBe('31 January 2026');
  });

  it.each([
    ['2026-11-20T09:30:00Z', 1, 'Q1 2027'],
    ['2026-01-01T00:00:00Z', 1, 'Q2 2026'],
    ['2026-12-31T23:59:59Z', 4, 'Q4 2027'],
  ])('counts quarters from %s, %i ahead', (now, ahead, quarter) => {
    expect(quarterAfter(now, ahead)).toBe(quarter);
  });
});
