import { describe, expect, it } from 'vitest';
import { GatesOverTeams } from '@/components/report/gates-over-teams';
import { criterionTitle, reportTexts } from '@/components/report/report-texts';
import { render } from '@/tests/components/markup';
import { organizationPageLinks as links } from '@/tests/components/organization-page-links';
import { makeOrganizationTeam, makeTarget } from '@/tests/factories/organization-report';
import { makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const gate = (inheritedFrom: string | null, outcome: 'not-met' | 'unknown' = 'not-met') => ({
  holdingBack: [{ id: 'agent-pulls', outcome, inheritedFrom }],
});

describe('components/report/gates-over-teams.tsx', () => {
  it('names each gate once, with its teams by outcome and what is inherited with its source', () => {
    const teams = [
      makeOrganizationTeam('A', gate(null)),
      makeOrganizationTeam('B', gate('Platform')),
      makeOrganizationTeam('C', gate(null, 'unknown')),
    ];
    const { text } = render(<GatesOverTeams teams={teams} texts={texts} links={links} />);
    expect(text).toContain(criterionTitle(texts, 'agent-pulls'));
    expect(text).toContain('Not met A; B (inherited from Platform) Unknown C');
  });

  it('leaves out teams that reached their target', () => {
    const target = makeTarget({ reached: 'verified' });
    const { text } = render(
      <GatesOverTeams teams={[makeOrganizationTeam('A', { ...gate(null), target })]} texts={texts} links={links} />,
    );
    expect(text).toBe('No gate is open with any team that was assessed and has not reached its target.');
  });
});
