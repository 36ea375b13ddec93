import { describe, expect, it } from 'vitest';
import { CriterionDetail } from '@/components/report/criterion-detail';
import { reportTexts } from '@/components/report/report-texts';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeCriterion, makeModel, makeReport } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());

describe('components/report/criterion-detail.tsx', () => {
  it('gives the reason, the step, the indicators and all four sections of the model', () => {
    const report = makeReport();
    const criterion = makeCriterion({ id: 'drift-corrected', reason: 'Two of five.' });
    const { text, html } = render(
      <CriterionDetail criterion={criterion} report={report} texts={texts} links={makeLinks()} />,
    );
    expect(text).toContain('Two of five.');
    expect(text).toContain('Judged with: Argo CD corrects drift by itself');
    expect(html).toContain('href="/model/criteria/drift-corrected"');
    expect(text).toContain('Number 1 of the next steps.');
    for (const title of ['Why it matters', 'How Cairn judges it', 'When it does not apply', 'How to improve']) {
      expect(text).toContain(title);
    }
  });
});
