import { describe, expect, it } from 'vitest';
import { LevelDistribution } from '@/components/report/level-distribution';
import { reportTexts } from '@/components/report/report-texts';
import type { LevelCounts } from '@/lib/assessment/organization-report';
import { render } from '@/tests/components/markup';
import { makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const none: LevelCounts = { levels: [0, 0, 0, 0], notYetPlaced: 0, nothingDeployed: 0, notAssessed: 0 };

const shown = (verified: LevelCounts, others: LevelCounts = verified) =>
  render(<LevelDistribution distribution={{ verified, indicated: others, claimed: others }} texts={texts} />);

describe('components/report/level-distribution.tsx', () => {
  it('says in numbers how many teams stand where, in a table with headings for rows and columns', () => {
    const { text, tags } = shown({ ...none, levels: [1, 2, 0, 0], notYetPlaced: 3 });
    expect(text).toMatch(/Verified Every gate is met on observed evidence\. 3 1 2 0 0 Indicated/);
    expect(tags('th').filter((tag) => tag.includes('scope="row"'))).toHaveLength(3);
    expect(tags('th').filter((tag) => tag.includes('scope="col"'))).toHaveLength(6);
  });

  it('draws figures apart by their fill, and a bar where there are many teams', () => {
    const few = shown({ ...none, levels: [2, 0, 0, 0] });
    expect(few.html).toContain('<pattern');
    const many = shown({ ...none, levels: [20, 0, 0, 0] });
    expect(many.html).not.toContain('<pattern');
    expect(many.text).toContain('20');
  });

  it('names teams that are counted nowhere', () => {
    expect(shown({ ...none, notAssessed: 2, nothingDeployed: 1 }).text).toContain(
      'Not counted: 2 teams not assessed yet; 1 team from whose repositories nothing is deployed.',
    );
    expect(shown({ ...none, levels: [1, 0, 0, 0] }).text).not.toContain('Not counted');
  });
});
