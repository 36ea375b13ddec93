import { describe, expect, it } from 'vitest';
import { LevelSummary } from '@/components/report/level-summary';
import { reportTexts } from '@/components/report/report-texts';
import type { Report } from '@/lib/assessment/report';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeLevel, makeModel, makeReport } from '@/tests/factories/sample-report';

const summary = (level: Partial<Report['level']>) =>
  render(
    <LevelSummary
      report={makeReport({ level: makeLevel(level) })}
      texts={reportTexts(makeModel())}
      links={makeLinks()}
    />,
  );

describe('components/report/level-summary.tsx', () => {
  it('shows the name of the level first and its number second', () => {
    const { html } = summary({ indicated: 1 });
    expect(html).toMatch(/<h2[^>]*>Core GitOps, Level 1<\/h2>/);
  });

  it('shows all four figures, each with its level', () => {
    const { text } = summary({ verified: 0, indicated: 1, claimed: 2, possible: 3 });
    expect(text).toContain('Verified Prerequisites, Level 0');
    expect(text).toContain('Indicated Core GitOps, Level 1');
    expect(text).toContain('Claimed Enterprise GitOps, Level 2');
    expect(text).toContain('Possible GitOps at Scale, Level 3');
  });

  it('leads from each level to its page, and to the method', () => {
    const { html } = summary({ indicated: 1 });
    for (const level of [0, 1, 2, 3]) expect(html).toContain(`href="/model/levels/${level}"`);
    expect(html).toContain('href="/method"');
  });

  it('names what is unsettled, and what the level is without it', () => {
    const { text, html } = summary({ verified: 1, indicated: 2, unsettled: ['branch-protected'] });
    expect(text).toContain('Indicated, with 1 unsettled: The deployed branch is protected');
    expect(text).toContain('counting only what was proved, it is Core GitOps, Level 1');
    expect(html).toContain('href="/assessments/a1/practices/branch-protected"');
  });

  it('says that a level is thin and provisional, and by which thresholds', () => {
    const { text } = summary({ thin: true, provisional: true, coverage: 0.52, practices: { met: 2, known: 5 } });
    expect(text).toContain('52 % is known Provisional');
    expect(text).toContain('less than 60 % could be judged');
    expect(text).toContain('2 of 5 known practices of Prerequisites, Level 0 met Thin');
    expect(text).toContain('Under 70 %');
  });

  it('does not call a level thin or provisional that is neither', () => {
    const { text } = summary({});
    expect(text).not.toContain('Thin');
    expect(text).not.toContain('Provisional');
  });

  it('says what each stone stands for', () => {
    const { text } = summary({ verified: 0, indicated: 1, claimed: 1, possible: 2 });
    expect(text).toContain('Prerequisites Level 0, verified');
    expect(text).toContain('Core GitOps Level 1, indicated');
    expect(text).toContain('Enterprise GitOps Level 2, possible');
    expect(text).toContain('GitOps at Scale Level 3, not reached');
  });

  it('calls a team that holds no level not yet placed', () => {
    const { html, text } = summary({ verified: null, indicated: null, placement: 'not-yet-placed' });
    expect(html).toMatch(/<h2[^>]*>Not yet placed<\/h2>/);
    expect(text).toContain('not a failure');
  });

  it('shows no figures where nothing is deployed', () => {
    const { html, text } = summary({ verified: null, indicated: null, placement: 'nothing-deployed' });
    expect(html).toMatch(/<h2[^>]*>Nothing here is deployed<\/h2>/);
    expect(text).not.toContain('Verified');
  });

  it('prints the level with what is disputed beside, not in place of the level', () => {
    const figures = { without: { verified: 0, indicated: 0 }, with: { verified: 0, indicated: 1 } } as const;
    const { html, text } = summary({ indicated: 0, disputed: figures });
    expect(html).toMatch(/<h2[^>]*>Prerequisites, Level 0<\/h2>/);
    expect(text).toContain('With it taken as said, the indicated level would be Core GitOps, Level 1');
  });
});
