import { describe, expect, it } from 'vitest';
import { ModelGrid } from '@/components/report/model-grid';
import { render } from '@/tests/components/markup';
import { realTexts } from '@/tests/components/model-content';

describe('components/report/model-grid.tsx', () => {
  const grid = render(<ModelGrid texts={realTexts} />);

  it('shows every practice exactly once, as a link to its page', () => {
    const targets = grid.tags('a').map((tag) => /href="\/model\/criteria\/([^"]+)"/.exec(tag)?.[1]);
    expect(targets.toSorted()).toEqual(realTexts.model.criteria.map(({ id }) => id).toSorted());
  });

  it('names dimension and level before the practices, so that it can be heard in order', () => {
    expect(grid.tags('h3')).toHaveLength(9);
    expect(grid.tags('h4')).toHaveLength(36);
    expect(grid.text).toMatch(/Core GitOps, Level 1 .*The deployed branch is protected Gate of Level 2/);
  });

  it('marks gates, and puts them first', () => {
    expect(grid.text.match(/ Gate (?!of)/g)).toHaveLength(14);
    expect(grid.text.indexOf('A service can be recreated')).toBeLessThan(grid.text.indexOf('References in production'));
  });
});
