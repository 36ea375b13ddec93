import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/delivery/calendar';
import { measureFrequency } from '@/lib/delivery/deployment-frequency';

const DAY = 86_400_000;
/** A Monday; the window of 84 days before it holds 12 complete weeks. */
const to = Date.parse('2026-11-02T00:00:00Z');

/** Deployments so many days before the end of the window, at noon. */
function frequency(
  daysBefore: readonly number[],
  { days = 84, recordedDays = 400, timeZone = 'UTC', countedDays = [] as number[] } = {},
) {
  return measureFrequency({
    finishes: daysBefore.map((day) => to - day * DAY + DAY / 2),
    countedDays,
    recordedSince: to - recordedDays * DAY,
    window: { from: to - days * DAY, to },
    calendar: createCalendar(timeZone),
  });
}

/** Days of each of some weeks, counted back from the window's end: 1 is Sunday, 7 Monday. */
const weekly = (days: readonly number[], weeks = 12) =>
  Array.from({ length: weeks }, (_, week) => days.map((day) => day + week * 7)).flat();

describe('lib/delivery/deployment-frequency.ts', () => {
  it('answers by the median of deployment days a week', () => {
    const fiveDays = weekly([3, 4, 5, 6, 7]);
    expect(frequency([...fiveDays, ...fiveDays])).toEqual({
      count: 120,
      perWeek: 10,
      medianDaysPerWeek: 5,
      answer: 'several-a-day',
    });
    expect(frequency(fiveDays)).toMatchObject({ medianDaysPerWeek: 5, answer: 'daily' });
    expect(frequency(weekly([4, 5, 6, 7]))).toMatchObject({ medianDaysPerWeek: 4, answer: 'weekly' });
    expect(frequency(weekly([4, 4, 4, 4, 4, 4]))).toMatchObject({ medianDaysPerWeek: 1, answer: 'weekly' });
    // Six weeks with a day and six without: the median is a half.
    expect(frequency(weekly([4], 6))).toMatchObject({ medianDaysPerWeek: 0.5, answer: 'half-yearly' });
    expect(frequency(weekly([4], 7))).toMatchObject({ medianDaysPerWeek: 1, answer: 'weekly' });
  });

  it('answers more seldom ones from half a year', () => {
    const everyFourWeeks = [5, 33, 61, 89, 117, 145];
    expect(frequency(everyFourWeeks)).toMatchObject({ count: 3, medianDaysPerWeek: 0, answer: 'monthly' });
    // Three of six blocks: their median is a half.
    expect(frequency([5, 61, 117])).toMatchObject({ answer: 'half-yearly' });
    expect(frequency([182])).toMatchObject({ count: 0, answer: 'half-yearly' });
    expect(frequency([183])).toMatchObject({ count: 0, answer: 'less' });
    expect(frequency([300], { days: 364 })).toMatchObject({ count: 1, answer: 'less' });
  });

  it('takes days that were only counted into the half year', () => {
    const day = Math.floor(to / DAY);
    expect(frequency([], { countedDays: [day - 150] })).toMatchObject({ count: 0, answer: 'half-yearly' });
    expect(frequency([5], { countedDays: [33, 61, 89, 117].map((ago) => day - ago) })).toMatchObject({
      answer: 'monthly',
    });
  });

  it('does not tell how seldom from less than half a year of records', () => {
    expect(frequency([5, 33, 61], { recordedDays: 182 }).answer).toBe('half-yearly');
    expect(frequency([5, 33, 61], { recordedDays: 181 })).toMatchObject({
      answer: null,
      reason: 'To tell less than weekly deployments takes 182 days of records; there are 181.',
    });
    expect(frequency(weekly([4]), { recordedDays: 84 })).toMatchObject({ answer: 'weekly' });
  });

  it('says that a window holds no complete week', () => {
    expect(frequency([2, 3], { days: 6, recordedDays: 6 })).toMatchObject({
      count: 2,
      perWeek: 2 / (6 / 7),
      medianDaysPerWeek: null,
      answer: null,
      reason: expect.stringMatching(/^The window holds no complete week.*there are 6\.$/),
    });
  });

  it('counts the days of the time zone', () => {
    // 23:30 of Sunday and 00:30 of Monday in UTC are both Monday in Berlin.
    const source = {
      finishes: ['2026-10-18T23:30:00Z', '2026-10-19T00:30:00Z'].map((text) => Date.parse(text)),
      countedDays: [],
      recordedSince: 0,
      window: { from: Date.parse('2026-10-11T22:00:00Z'), to: Date.parse('2026-10-25T23:00:00Z') },
    };
    const median = (timeZone: string) =>
      measureFrequency({ ...source, calendar: createCalendar(timeZone) }).medianDaysPerWeek;
    // Berlin: 12 to 18 October without, 19 to 25 October with one day.
    expect(median('Europe/Berlin')).toBe(0.5);
    // UTC: the week of 12 October has one day, that of 19 October is not complete before midnight of the 26th.
    expect(median('UTC')).toBe(1);
  });
});
