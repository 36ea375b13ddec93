import { describe, expect, it } from 'vitest';
import { organizationBreadth } from '@/lib/assessment/criteria/organization-breadth';
import { summarizeRecords } from '@/lib/assessment/organization-records';
import { judgeRecords } from '@/tests/lib/assessment/judge-facts';

function judge(under: number, outside: number, open: number) {
  const systems = [
    ...Array.from({ length: under }, (_, index) => ({ name: `under ${index}`, underAgent: true })),
    ...Array.from({ length: outside }, (_, index) => ({ name: `outside ${index}`, underAgent: false })),
    ...Array.from({ length: open }, (_, index) => ({ name: `open ${index}`, underAgent: null })),
  ];
  return judgeRecords(organizationBreadth, summarizeRecords([], systems));
}

describe('lib/assessment/criteria/organization-breadth.ts', () => {
  it('is met at sixty of a hundred where the rest is known', () => {
    expect(judge(60, 40, 0)).toMatchObject({ outcome: 'met' });
  });

  it('is not met below, whatever is known of the rest', () => {
    expect(judge(59, 41, 0)).toMatchObject({ outcome: 'not-met', reason: expect.stringContaining('59 of 100') });
  });

  it('is partly met where nobody knows of some of the rest', () => {
    expect(judge(6, 3, 1)).toMatchObject({ outcome: 'partly-met', reason: expect.stringContaining('Of 1 system') });
  });

  it('is unknown where those that nobody knows of would decide, and not met where they would not', () => {
    expect(judge(5, 4, 1).outcome).toBe('unknown');
    expect(judge(5, 3, 1).outcome).toBe('unknown');
    expect(judge(4, 4, 1).outcome).toBe('not-met');
  });

  it('is unknown without systems', () => {
    expect(judge(0, 0, 0)).toMatchObject({ outcome: 'unknown', settledBy: expect.stringContaining('as services') });
    expect(judgeRecords(organizationBreadth, null).outcome).toBe('unknown');
  });
});
