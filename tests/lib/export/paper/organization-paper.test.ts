import { describe, expect, it } from 'vitest';
import type { OrganizationReport } from '@/lib/assessment/organization-report';
import { organizationPaper } from '@/lib/export/paper/organization-paper';
import { makeOrganizationReport, makeOrganizationTeam } from '@/tests/factories/organization-report';
import { realModel, realPages } from '@/tests/factories/paper';

function paperOf(changes: Partial<OrganizationReport> = {}) {
  return organizationPaper(makeOrganizationReport(changes), 'The page has everything.', realModel, realPages, null);
}

describe('lib/export/paper/organization-paper.ts', () => {
  it('gives the level with the distribution and the coverage of services, and no mean', () => {
    const { level } = paperOf();
    expect(level.headline).toBe('Prerequisites, Level 0, verified');
    expect(level.line).toContain('at least 90\u00a0%');
    expect(level.distribution.columns).toEqual([
      'Not assessed',
      'Nothing deployed',
      'Not yet placed',
      'Level 0',
      'Level 1',
      'Level 2',
      'Level 3',
    ]);
    expect(level.distribution.rows[0]).toEqual({ name: 'Verified', counts: ['1', '0', '0', '2', '0', '0', '0'] });
    expect(level.coverage.map(({ count }) => count)).toEqual(['6 of 7', '4 of 7', '3 of 7', '0 of 7']);
    expect(level.coverageNote).toBe('No team answers for 1 service: legacy-billing.');
  });

  it('lists teams in the order of the report, one without a result too', () => {
    expect(paperOf().teams.rows.map(({ name, verified, note }) => [name, verified, note])).toEqual([
      ['Data', '–', 'not assessed yet'],
      ['Payments', 'Level 0', ''],
      ['Platform', 'Level 0', ''],
    ]);
  });

  it('cuts a long list of teams and says so', () => {
    const teams = Array.from({ length: 1_000 }, (_, index) => makeOrganizationTeam(`Team ${index}`));
    const { rows, more } = paperOf({ teams }).teams;
    expect(rows).toHaveLength(40);
    expect(more).toContain('960 more teams');
  });

  it('counts for each step of the profile in how many teams it is filled', () => {
    const { profile } = paperOf();
    const counts = profile.dimensions.flatMap(({ steps }) => steps.map(({ count }) => count));
    expect(counts).toHaveLength(36);
    expect(new Set(counts)).toEqual(new Set(['0 of 2', '2 of 2']));
  });

  it('asks for what is not safe, for targets, and for the first step of the platform', () => {
    expect(paperOf().page.decisions.map(({ title }) => title)).toEqual([
      'Have what is not safe mended before anything else',
      'Choose a target level for each team, with its reason',
      'Take on: Drift is reverted automatically',
    ]);
  });

  it('names in the roadmap where to begin, and for how many teams a step is open', () => {
    const { plan } = paperOf();
    expect(plan.beginning).toMatch(/^Where to begin: Payments\. It answers for most services\. First: /);
    expect(plan.rows).toEqual([
      expect.objectContaining({
        result: '1 team; holds 1 back',
        quarter: 'Q1 2027',
        who: 'Platform team',
        gate: true,
      }),
    ]);
  });

  it('names what was not assessed, and what no team has', () => {
    const notes = paperOf().basis.notes.join(' ');
    expect(notes).toContain('Not assessed: Data.');
    expect(notes).toContain('Repositories that no team has: acme/old.');
  });

  it('is a paper without figures where there is no team and no service', () => {
    const empty = {
      levels: [0, 0, 0, 0] as [number, number, number, number],
      notYetPlaced: 0,
      nothingDeployed: 0,
      notAssessed: 0,
    };
    const paper = paperOf({
      teams: [],
      distribution: { verified: empty, indicated: empty, claimed: empty },
      organizationLevel: {
        verified: null,
        claimed: null,
        possible: null,
        threshold: 0.9,
        productionServices: { known: 0, answeredFor: 0, verifiedAtLeast: [0, 0, 0, 0], withoutTeam: [] },
      },
      safety: [],
      firstScope: null,
      roadmap: [],
      unassigned: [],
    });
    expect(paper.level.headline).toBe('No level for the organization yet');
    expect(paper.level.line).toContain('No production service is known yet');
    expect(paper.page.decisions).toEqual([]);
  });
});
