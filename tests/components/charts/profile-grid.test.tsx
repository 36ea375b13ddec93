import { describe, expect, it } from 'vitest';
import { ProfileGrid } from '@/components/charts/profile-grid';
import { render } from '@/tests/components/markup';

const columns = [
  { title: 'Prerequisites', subtitle: 'Level 0' },
  { title: 'Core GitOps', subtitle: 'Level 1' },
];
const rows = [
  {
    id: 'flow',
    name: 'Change flow',
    href: '#dimension-flow',
    steps: [
      { level: 0, met: 2, known: 2, all: 2, filled: true },
      { level: 1, met: 1, known: 2, all: 5, filled: false },
    ],
  },
];
const grid = <ProfileGrid caption="Profile" rowHeading="Dimension" columns={columns} rows={rows} />;

describe('components/charts/profile-grid.tsx', () => {
  it('is a table with headings for rows and columns', () => {
    const { html, tags } = render(grid);
    expect(html).toContain('<caption class="sr-only">Profile</caption>');
    expect(tags('th').filter((tag) => tag.includes('scope="col"'))).toHaveLength(3);
    expect(tags('th').filter((tag) => tag.includes('scope="row"'))).toHaveLength(1);
  });

  it('tells met, known and all of each cell in words, and whether it is filled', () => {
    const { text } = render(grid);
    expect(text).toContain('Filled. 2 met, 2 known, 2 in all');
    expect(text).toContain('1 met, 2 known, 5 in all');
  });

  it('leads from a row to its practices', () => {
    expect(render(grid).tags('a')[0]).toContain('href="#dimension-flow"');
  });

  it('draws one pebble for each practice: met solid, not met crossed, not known dashed', () => {
    const { tags } = render(grid);
    const pebbles = tags('ellipse');
    expect(pebbles).toHaveLength(7);
    expect(pebbles.filter((tag) => tag.includes('fill="var(--stone)"'))).toHaveLength(3);
    expect(pebbles.filter((tag) => tag.includes('stroke-dasharray'))).toHaveLength(3);
    expect(tags('path')).toHaveLength(1);
  });
});
