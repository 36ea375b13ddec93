import { describe, expect, it } from 'vitest';
import { isUnderAgent, summarizeRecords } from '@/lib/assessment/organization-records';

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

  it('takes the services of a team for under an agent by what its level is known to be', () => {
    expect(isUnderAgent({ indicated: 1, possible: 2 })).toBe(true);
    expect(isUnderAgent({ indicated: 0, possible: 0 })).toBe(false);
    expect(isUnderAgent({ indicated: 0, possible: 1 })).toBeNull();
    expect(isUnderAgent({ indicated: null, possible: 1 })).toBeNull();
    expect(isUnderAgent(undefined)).toBeNull();
  });

  it('names twenty of many', () => {
    const teams = Array.from({ length: 500 }, (_, index) => ({ name: `Team ${index}`, target: null }));
    expect(summarizeRecords(teams, []).teams.without).toHaveLength(20);
  });
});
