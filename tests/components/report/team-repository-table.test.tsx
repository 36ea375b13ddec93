import { describe, expect, it } from 'vitest';
import { TeamRepositoryTable } from '@/components/report/team-repository-table';
import { render } from '@/tests/components/markup';

const own = { address: 'https://git.example.org/mono', label: 'mono', part: 'own' as const };

describe('components/report/team-repository-table.tsx', () => {
  it('shows folders, what was looked at, and whose a repository is', () => {
    const repositories = [
      { ...own, paths: ['apps/a', 'apps/b'], commit: 'abcdef0123456789', role: 'application' as const },
      { ...own, label: 'infra', paths: [], part: 'platform' as const, commit: null, role: null },
    ];
    const { text } = render(<TeamRepositoryTable repositories={repositories} platform="Platform" />);
    expect(text).toContain('mono apps/a, apps/b application abcdef012345');
    expect(text).toContain('infra Of Platform All of it – not looked at');
  });
});
