import { describe, expect, it } from 'vitest';
import { renderOrganizationCsv } from '@/lib/export/organization-csv';
import { makeOrganizationReport, makeOrganizationTeam, makeTarget } from '@/tests/factories/organization-report';

describe('lib/export/organization-csv.ts', () => {
  it('has a row for each team in the order of the report, with empty figures where there is no result', () => {
    const [header = '', data = '', payments = '', platform = ''] = renderOrganizationCsv(
      makeOrganizationReport(),
    ).split('\r\n');
    expect(header.split(',')).toHaveLength(20);
    expect(data).toBe('data,Data,stream-aligned,false,Platform,not-assessed,,,,,,,,,,,,,,data-api');
    expect(payments).toMatch(
      /^payments,Payments,stream-aligned,false,Platform,assessed,2026-11-20T09:30:00Z,placed,0,0,0,1,/,
    );
    expect(payments).toMatch(/,0\.72,2,no,It runs in two regions\.,,payments-api$/);
    expect(platform).toMatch(/^platform,/);
  });

  it('lets no name become a formula', () => {
    const team = makeOrganizationTeam('=cmd', { target: makeTarget({ reason: '@sum' }) });
    const csv = renderOrganizationCsv(makeOrganizationReport({ teams: [team] }));
    expect(csv).toContain(",'=cmd,");
    expect(csv).toContain(",'@sum,");
  });
});
