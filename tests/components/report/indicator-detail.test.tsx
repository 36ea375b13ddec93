import { describe, expect, it } from 'vitest';
import { IndicatorDetail } from '@/components/report/indicator-detail';
import { reportTexts } from '@/components/report/report-texts';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeModel, makeReport } from '@/tests/factories/sample-report';

const report = makeReport();
const detail = (id: string, disputeHref: string | null = null) => {
  const indicator = report.indicators.find((each) => each.id === id);
  if (indicator === undefined) throw new Error(`The sample report has no ${id}`);
  return render(
    <IndicatorDetail
      indicator={indicator}
      repositories={report.repositories}
      basisHref="/assessments/a1#basis"
      disputes={[]}
      disputeHref={disputeHref}
      texts={reportTexts(makeModel())}
      links={makeLinks()}
    />,
  );
};

describe('components/report/indicator-detail.tsx', () => {
  it('says what was found where, what was looked at, and what is known to be missed', () => {
    const { text, html } = detail('argocd-self-heal');
    expect(text).toContain('2 of 5 Applications set selfHeal');
    expect(text).toContain('apps/shop.yaml:14');
    expect(text).toContain('Looked at: https://git.example.com/shop/deploy at 3f9c1b7a2d4e, 412 files.');
    expect(html).toContain('href="/assessments/a1#basis"');
    for (const heading of ['What counts', 'What does not count', 'Known limits']) expect(text).toContain(heading);
  });

  it('says of an absence what was searched', () => {
    expect(detail('progressive-delivery').text).toContain('Searched: 214 files, for Rollout; Canary.');
  });

  it('leads to where it can be disputed', () => {
    expect(detail('argocd-self-heal', '#dispute').html).toContain('href="#dispute"');
    expect(detail('argocd-self-heal').html).not.toContain('#dispute');
  });
});
