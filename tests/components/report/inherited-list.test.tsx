import { describe, expect, it } from 'vitest';
import { InheritedList } from '@/components/report/inherited-list';
import { reportTexts } from '@/components/report/report-texts';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeCriterion, makeModel, makeReport } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());

describe('components/report/inherited-list.tsx', () => {
  it('lists what is inherited under its source, and nothing else', () => {
    const criteria = [
      makeCriterion({ id: 'agent-pulls', inheritedFrom: 'Platform' }),
      makeCriterion({ id: 'b', inheritedFrom: 'Acme', outcome: 'unknown' }),
      makeCriterion({ id: 'c', inheritedFrom: null }),
    ];
    const { text, html } = render(
      <InheritedList report={makeReport({ criteria })} texts={texts} links={makeLinks()} />,
    );
    expect(text).toMatch(/^From Platform .* From Acme Unknown b$/);
    expect(html).toContain('href="/assessments/a1/practices/agent-pulls"');
  });
});
