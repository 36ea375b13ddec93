import { describe, expect, it } from 'vitest';
import { withDaysSinceRevert } from '@/lib/assessment/days-since-revert';
import { finding } from '@/tests/factories/repository-facts';

const now = '2026-11-20T00:00:00Z';
const days = (measures: Parameters<typeof finding>[2], id = 'rollback-history') =>
  withDaysSinceRevert(finding(id, 'present', measures), now).measures;

describe('lib/assessment/days-since-revert.ts', () => {
  it('counts the days since the newest revert of any repository', () => {
    expect(days({ reverts: 3, revertedAt: ['2026-11-10T00:00:00Z', '2026-10-01T00:00:00Z'] })).toEqual({
      reverts: 3,
      daysSinceLast: 10,
    });
  });

  it('keeps fewer days that another source tells', () => {
    expect(days({ revertedAt: ['2026-11-10T00:00:00Z'], daysSinceLast: 3 })).toEqual({ daysSinceLast: 3 });
    expect(days({ revertedAt: ['2026-11-10T00:00:00Z'], daysSinceLast: 30 })).toEqual({ daysSinceLast: 10 });
  });

  it('says nothing where none is known, and leaves other findings alone', () => {
    expect(days({ reverts: 0, revertedAt: [] })).toEqual({ reverts: 0 });
    expect(days({ ways: ['revert'] })).toEqual({ ways: ['revert'] });
    expect(days({ revertedAt: ['2026-11-10T00:00:00Z'] }, 'clusters')).toEqual({
      revertedAt: ['2026-11-10T00:00:00Z'],
    });
  });
});
