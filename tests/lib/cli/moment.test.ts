import { describe, expect, it } from 'vitest';
import { readMoment } from '@/lib/cli/moment';

describe('lib/cli/moment.ts', () => {
  it('takes a day for its first moment in UTC, whatever the time zone here', () => {
    expect(readMoment('at', '2026-01-31').toISOString()).toBe('2026-01-31T00:00:00.000Z');
  });

  it('reads a time with its offset', () => {
    expect(readMoment('now', '2026-01-31T12:00:00+02:00').toISOString()).toBe('2026-01-31T10:00:00.000Z');
    expect(readMoment('now', ' 2026-01-31T12:00:00Z ').toISOString()).toBe('2026-01-31T12:00:00.000Z');
  });

  it('refuses what is no date of the calendar, or has no clear moment', () => {
    for (const text of [
      '2026-02-30',
      '2026-13-01',
      'yesterday',
      '31.01.2026',
      '1767225600',
      '2026-01-31T12:00:00',
      '',
    ]) {
      expect(() => readMoment('at', text), text).toThrow(`--at "${text}" is not a date. Write it as 2026-01-31 or`);
    }
  });
});
