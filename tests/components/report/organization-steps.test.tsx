import { describe, expect, it } from 'vitest';
import { OrganizationSteps } from '@/components/report/organization-steps';
import { reportTexts } from '@/components/report/report-texts';
import { render } from '@/tests/components/markup';
import { organizationPageLinks as links } from '@/tests/components/organization-page-links';
import { makeOrganizationReport, makeOrganizationTeam } from '@/tests/factories/organization-report';
import { makeLevel, makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const report = makeOrganizationReport();
const [step] = report.roadmap;
if (step === undefined) throw new Error('The report has no step.');

describe('components/report/organization-steps.tsx', () => {
  it('begins with one team and why, and leads to its steps', () => {
    const { text, html } = render(<OrganizationSteps report={report} texts={texts} links={links} />);
    expect(text).toContain('Begin with Payments It answers for most services.');
    expect(html).toContain('href="/organizations/acme/teams/payments"');
    expect(html).toContain(`href="/assessments/of-payments/practices/${step.criterion}"`);
  });

  it('shows three steps, and folds the later ones away', () => {
    const roadmap = ['agent-pulls', 'b', 'c', 'd', 'e'].map((criterion) => ({ ...step, criterion }));
    const { text, tags } = render(<OrganizationSteps report={{ ...report, roadmap }} texts={texts} links={links} />);
    expect(text).toContain('2 later steps');
    expect(tags('h3')).toHaveLength(3);
    expect(tags('details')).toHaveLength(1);
  });

  it('says who takes a step, and whose level it raises', () => {
    const teams = [makeOrganizationTeam('A', { level: makeLevel({ indicated: 0 }) })];
    const of = {
      slug: 'a',
      name: 'A',
      outcome: 'not-met' as const,
      gate: true,
      // biome-ignore lint/suspicious/noThenProperty: the name that the Report gives it.
      then: { verified: 1, indicated: 1 } as const,
    };
    const scoped = { ...step, scope: 'platform' as const, takenBy: [{ slug: 'p', name: 'The Platform' }], teams: [of] };
    const { text } = render(
      <OrganizationSteps report={{ teams, roadmap: [scoped], firstScope: null }} texts={texts} links={links} />,
    );
    expect(text).toContain('Holds 1 team back');
    expect(text).toContain('Taken by The Platform');
    expect(text).toMatch(/Once done A: .*Level 1, indicated/);
    expect(text).not.toContain('Begin with');
  });

  it('says that no step is left', () => {
    const { text } = render(
      <OrganizationSteps report={{ ...report, roadmap: [], firstScope: null }} texts={texts} links={links} />,
    );
    expect(text).toBe('No step is left that Cairn could propose from what it knows.');
  });
});
