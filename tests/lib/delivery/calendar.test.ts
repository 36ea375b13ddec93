import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/delivery/calendar';

const at = (text: string) => Date.parse(text);
const date = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('lib/delivery/calendar.ts', () => {
  it.each([
    ['UTC', '2026-10-04T23:59:59.999Z', '2026-10-04'],
    ['UTC', '2026-10-05T00:00:00Z', '2026-10-05'],
    // Two hours before UTC in summer, one in winter.
    ['Europe/Berlin', '2026-10-04T22:00:00Z', '2026-10-05'],
    ['Europe/Berlin', '2026-11-01T22:59:59Z', '2026-11-01'],
    ['America/Los_Angeles', '2026-10-05T06:59:59Z', '2026-10-04'],
    ['Asia/Kathmandu', '2026-10-04T18:15:00Z', '2026-10-05'],
    ['Asia/Kathmandu', '2026-10-04T18:14:59Z', '2026-10-04'],
    ['Pacific/Kiritimati', '2026-10-04T10:00:00Z', '2026-10-05'],
    ['UTC', '1969-12-31T23:00:00Z', '1969-12-31'],
  ])('knows the day in %s at %s', (timeZone, moment, day) => {
    expect(date(createCalendar(timeZone).dayOf(at(moment)))).toBe(day);
  });

  it('gives weeks of Monday to Sunday that lie wholly in a window', () => {
    const weeks = (from: string, to: string, timeZone = 'UTC') =>
      createCalendar(timeZone).completeWeeks(at(from), at(to)).map(date);
    expect(weeks('2026-10-05T00:00:00Z', '2026-10-19T00:00:00Z')).toEqual(['2026-10-05', '2026-10-12']);
    expect(weeks('2026-10-05T00:00:00.001Z', '2026-10-19T00:00:00Z')).toEqual(['2026-10-12']);
    expect(weeks('2026-10-05T00:00:00Z', '2026-10-18T23:59:59.999Z')).toEqual(['2026-10-05']);
    expect(weeks('2026-10-06T00:00:00Z', '2026-10-18T00:00:00Z')).toEqual([]);
    // The week in which the clocks go back has 169 hours, that in which they go forward 167.
    expect(weeks('2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z', 'Europe/Berlin')).toEqual(['2026-10-19']);
    expect(weeks('2026-10-18T22:00:00Z', '2026-10-25T22:00:00Z', 'Europe/Berlin')).toEqual([]);
    expect(weeks('2026-03-22T23:00:00Z', '2026-03-29T22:00:00Z', 'Europe/Berlin')).toEqual(['2026-03-23']);
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => createCalendar('Europe/Atlantis')).toThrow(RangeError);
  });
});
