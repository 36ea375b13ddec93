import { describe, expect, it } from 'vitest';
import { OrganizationList } from '@/components/report/organization-list';
import { render } from '@/tests/components/markup';

describe('components/report/organization-list.tsx', () => {
  it('leads to each organization, and counts what belongs to it', () => {
    const entries = [
      { slug: 'acme', name: 'Acme', counts: { teams: 1, repositories: 2, services: 1200 } },
      { slug: 'bolt', name: 'Bolt', counts: { teams: 0, repositories: 1, services: 1 } },
    ];
    const { text, tags } = render(<OrganizationList entries={entries} />);
    expect(text).toBe('Acme … 1 team, 2 repositories, 1,200 services Bolt … 0 teams, 1 repository, 1 service');
    expect(tags('a').join()).toContain('href="/organizations/bolt"');
  });
});
