import { describe, expect, it } from 'vitest';
import { isoDate } from '@/lib/git/commit-date';

describe('lib/git/commit-date.ts', () => {
  it.each([
    ['0', '1970-01-01T00:00:00.000Z'],
    ['1706747400', '2024-02-01T00:30:00.000Z'],
    ['-86400', '1969-12-31T00:00:00.000Z'],
    ['8640000000001', '1970-01-01T00:00:00.000Z'],
    ['18446744073709551615', '1970-01-01T00:00:00.000Z'],
    ['', '1970-01-01T00:00:00.000Z'],
    ['x', '1970-01-01T00:00:00.000Z'],
  ])('reads %j as %s', (seconds, iso) => {
    expect(isoDate(seconds)).toBe(iso);
  });
});
