import { describe, expect, it } from 'vitest';
import { CriterionRow } from '@/components/report/criterion-row';
import { reportTexts } from '@/components/report/report-texts';
import type { ReportCriterion } from '@/lib/assessment/report';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeCriterion, makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const row = (changes: Partial<ReportCriterion>) =>
  render(
    <CriterionRow criterion={makeCriterion({ id: 'drift-corrected', ...changes })} texts={texts} links={makeLinks()} />,
  );

describe('components/report/criterion-row.tsx', () => {
  it('shows outcome, title, share and level at a glance, and opens without JavaScript', () => {
    const { html, text } = row({ outcome: 'partly-met', share: 0.4 });
    expect(html).toMatch(/^<details/);
    expect(text).toContain('Partly met Drift is corrected by itself 40 % Level 1');
  });

  it('tells a gate of its own level from a gate of a later one', () => {
    expect(row({ level: 1, gate: 1 }).text).toContain('Level 1, gate');
    expect(row({ level: 1, gate: 2 }).text).toContain('Gate of Level 2 Level 1');
  });

  it('says on whose word it stands', () => {
    const { text } = row({ basis: 'claimed', contradicted: true, inheritedFrom: 'Platform One' });
    expect(text).toContain('Claim contradicted Claimed Inherited from Platform One');
  });

  it('shows the id where the present model has no such practice', () => {
    expect(row({ id: 'gone-practice' }).text).toContain('gone-practice');
  });
});
