import { describe, expect, it } from 'vitest';
import { OrganizationStanding } from '@/components/report/organization-standing';
import { levelTitle, reportTexts } from '@/components/report/report-texts';
import { render } from '@/tests/components/markup';
import { makeOrganizationReport } from '@/tests/factories/organization-report';
import { makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const { organizationLevel } = makeOrganizationReport();

describe('components/report/organization-standing.tsx', () => {
  it('prints the level with the services that it rests on, and those that nobody answers for', () => {
    const { text } = render(<OrganizationStanding standing={organizationLevel} texts={texts} />);
    expect(text).toContain(levelTitle(texts, 0));
    expect(text).toContain(`Claimed: ${levelTitle(texts, 1)}. Possible: ${levelTitle(texts, 2)}.`);
    expect(text).toContain('By an assessed team 6 of 7');
    expect(text).toContain('Level 2 or higher, verified 3 of 7');
    expect(text).toContain('Nobody answers for: legacy-billing.');
  });

  it('says what is missing where no production service is known', () => {
    const productionServices = { ...organizationLevel.productionServices, known: 0 };
    const { text } = render(
      <OrganizationStanding standing={{ ...organizationLevel, productionServices }} texts={texts} />,
    );
    expect(text).toContain('no production service is known');
    expect(text).not.toContain('0 of 0');
  });
});
