import { describe, expect, it } from 'vitest';
import { evidenceLink } from '@/lib/services/evidence-link';

const place = { commit: 'abc', path: 'apps/web.yaml', line: 7 };

describe('lib/services/evidence-link.ts', () => {
  it('leads to the line on the host', () => {
    expect(evidenceLink({ ...place, repository: 'https://github.com/example/config' })).toBe(
      'https://github.com/example/config/blob/abc/apps/web.yaml#L7',
    );
  });

  it('leads to the file where there is no line', () => {
    expect(evidenceLink({ ...place, line: null, repository: 'https://gitlab.com/a/b' })).toBe(
      'https://gitlab.com/a/b/-/blob/abc/apps/web.yaml',
    );
  });

  it('has no link for a setting of the host', () => {
    const source = { name: 'branch rules of main', asOf: '2026-11-20T08:00:00Z' };
    expect(evidenceLink({ repository: 'https://github.com/a/b', commit: '', path: '', line: null, source })).toBeNull();
  });

  it.each(['/srv/config', 'https://git.example.org/a/b', ''])('has no link for %j', (repository) => {
    expect(evidenceLink({ ...place, repository })).toBeNull();
  });
});
