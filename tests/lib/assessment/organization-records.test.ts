import { describe, expect, it } from 'vitest';
import { summarizeRecords } from '@/lib/assessment/organization-records';

describe('lib/assessment/organization-records.ts', () => {
  it('counts teams with a target, and systems under an agent', () => {
    const teams = [
      { name: 'Search', target: null },
      { name: 'Payments', target: { level: 2, reason: 'Regulated' } },
      { name: 'Ads', target: { level: 1, reason: '' } },
    ];
    const systems = [
      { name: 'checkout', underAgent: true },
      { name: 'mainframe', underAgent: false },
      { name: 'mail', underAgent: null },
    ];
    expect(summarizeRecords(teams, systems)).toEqual({
      teams: { total: 3, withTarget: 1, without: ['Ads', 'Search'] },
      systems: { total: 3, underAgent: 1, unknown: 1, outside: ['mainframe'] },
    });
  });

  it('names twenty of many', () => {
    const teams = Array.from({ length: 500 }, (_, index) => ({ name: `Team ${index}`, target: null }));
    expect(summarizeRecords(teams, []).teams.without).toHaveLength(20);
  });
});
