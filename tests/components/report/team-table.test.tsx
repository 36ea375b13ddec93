import { describe, expect, it } from 'vitest';
import { reportTexts } from '@/components/report/report-texts';
import { TeamTable } from '@/components/report/team-table';
import type { OrganizationTeam } from '@/lib/assessment/organization-report';
import { render } from '@/tests/components/markup';
import { organizationPageLinks as links } from '@/tests/components/organization-page-links';
import { makeOrganizationTeam, makeTarget } from '@/tests/factories/organization-report';
import { makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const none = { level: null, assessmentId: null, assessedAt: null, nextSteps: [], target: null };

const shown = (team: OrganizationTeam, underWay: string[] = []) =>
  render(<TeamTable teams={[team]} underWay={new Set(underWay)} texts={texts} links={links} />);

describe('components/report/team-table.tsx', () => {
  it('leads to the team and to its next step', () => {
    const { html } = shown(makeOrganizationTeam('Payments'));
    expect(html).toContain('href="/organizations/acme/teams/payments"');
    expect(html).toContain('href="/assessments/of-payments/practices/');
    expect(html).toContain('dateTime="2026-11-20T09:30:00Z"');
  });

  it('says of a reached target that it is reached', () => {
    expect(shown(makeOrganizationTeam('A', { target: makeTarget({ reached: 'verified' }) })).text).toContain('Reached');
    expect(shown(makeOrganizationTeam('A', { target: makeTarget() })).text).not.toContain('Reached');
  });

  it('tells a team without repositories from one that was not assessed, and what to do', () => {
    const unknown = { ...none, kindSuggested: true };
    expect(shown(makeOrganizationTeam('A', { ...unknown, state: 'no-repositories' })).text).toBe(
      'A … No repository yet Target None chosen Next step Add its repositories',
    );
    expect(shown(makeOrganizationTeam('A', { ...unknown, state: 'not-assessed' })).text).toBe(
      'A … Not assessed yet Target None chosen Next step Assess it',
    );
  });

  it('marks work that is under way and a try that failed', () => {
    const failure = { message: 'It is gone.', at: '2026-11-21T09:30:00Z' };
    const { text } = shown(makeOrganizationTeam('A', { failure }), ['a']);
    expect(text).toContain('Under way');
    expect(text).toContain('Last try failed');
  });
});
