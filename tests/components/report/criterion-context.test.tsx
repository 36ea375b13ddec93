import { describe, expect, it } from 'vitest';
import { CriterionContext } from '@/components/report/criterion-context';
import { render } from '@/tests/components/markup';
import { realPages, realTexts } from '@/tests/components/model-content';

function contextOf(id: string): string {
  const definition = realTexts.criteria.get(id);
  if (definition === undefined) return expect.unreachable(`${id} is not a criterion`);
  return render(<CriterionContext definition={definition} levels={realPages.levels} texts={realTexts} />).text;
}

describe('components/report/criterion-context.tsx', () => {
  it('tells what comes before, what comes after, what informs it and what it brings', () => {
    const text = contextOf('drift-corrected');
    expect(text).toContain('Comes after An agent pulls the desired state');
    expect(text).toMatch(/Makes way for .*Nearly all of production is reconciled/);
    expect(text).toMatch(/Indicators that inform it .*Argo CD corrects drift by itself/);
    expect(text).toContain('To platform and operations, Level 1.');
  });

  it('leaves out what there is none of', () => {
    const text = contextOf('platform-team-product');
    expect(text).not.toContain('Indicators that inform it');
    expect(text).not.toContain('Associated with');
    expect(text).toContain('Judged for the platform, once');
  });
});
