import { describe, expect, it } from 'vitest';
import { HoldingBack } from '@/components/report/holding-back';
import { reportTexts } from '@/components/report/report-texts';
import { holdingGates } from '@/lib/assessment/holding-gates';
import type { Report } from '@/lib/assessment/report';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeLevel, makeModel, makeReport } from '@/tests/factories/sample-report';

const holdingBack = (level: Partial<Report['level']>) =>
  render(
    <HoldingBack
      gates={holdingGates(makeReport({ level: makeLevel(level) }))}
      texts={reportTexts(makeModel())}
      links={makeLinks()}
    />,
  );

describe('components/report/holding-back.tsx', () => {
  it('gives each gate with its outcome, its reason and its places', () => {
    const { text, html } = holdingBack({});
    expect(text).toContain('Partly met Gate of Core GitOps, Level 1 Drift is corrected by itself');
    expect(text).toContain('2 of 5 production applications');
    expect(html).toContain('line=14');
  });

  it('lists the parts of a gate, each with its own outcome', () => {
    const { text } = holdingBack({ indicated: 1 });
    expect(text).toContain('Not met Enforced in production All 3 policies audit only.');
    expect(text).toContain('Met Checked in pull requests');
  });

  it('says what would settle a gate that is not known', () => {
    expect(holdingBack({ indicated: 1 }).text).toContain('What would settle it: Connect the Git host.');
  });

  it('keeps unsettled gates apart', () => {
    const { text } = holdingBack({ indicated: 1, unsettled: ['branch-protected'] });
    expect(text).toMatch(/Unsettled These gates are passed over.*The deployed branch is protected/);
  });

  it('says so when the highest level is held', () => {
    expect(holdingBack({ indicated: 3 }).text).toBe('The highest level is held. Nothing holds it back.');
  });
});
