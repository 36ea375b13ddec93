import { describe, expect, it } from 'vitest';
import { SampleTeamsAtLevel } from '@/components/report/sample-teams-at-level';
import { render } from '@/tests/components/markup';
import { makeLevel } from '@/tests/factories/sample-report';

const sample = {
  slug: 'sample',
  name: 'A sample',
  teams: [
    { slug: 'a', name: 'A', level: makeLevel({ verified: 1, indicated: 2 }) },
    { slug: 'b', name: 'B', level: makeLevel({ verified: 2, indicated: 2 }) },
    { slug: 'c', name: 'C', level: makeLevel({ verified: 2, indicated: 2 }) },
    { slug: 'd', name: 'D', level: null },
  ],
};

describe('components/report/sample-teams-at-level.tsx', () => {
  it('links to the teams whose verified level it is', () => {
    const { text, html } = render(<SampleTeamsAtLevel sample={sample} level={2} />);
    expect(text).toBe('Stands here in the sample organization: B, C');
    expect(html).toContain('href="/organizations/sample/teams/b"');
  });

  it('says nothing where no team stands there, and where there is no sample', () => {
    expect(render(<SampleTeamsAtLevel sample={sample} level={3} />).html).toBe('');
    expect(render(<SampleTeamsAtLevel sample={null} level={2} />).html).toBe('');
  });
});
