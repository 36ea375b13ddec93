import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeRepositoryUrl, withoutCredentials } from '@/lib/git/repository-url';

describe('lib/git/repository-url.ts', () => {
  it.each([
    [
      'github.com/Owner/name',
      [
        'https://github.com/Owner/name',
        'https://GITHUB.com/Owner/name.git/',
        'git@github.com:Owner/name.git',
        'ssh://git@github.com:22/Owner/name',
        'ssh://git@ssh.github.com:443/Owner/name.git',
        'https://ada:x@github.com:443/Owner/name?ref=v1',
        'git::https://github.com/Owner/name.git//modules/a?ref=v1',
        'git+ssh://git@github.com/Owner/name',
      ],
    ],
    [
      'gitlab.example.org/group/sub/app',
      ['https://gitlab.example.org/group/sub/app.git', 'git@gitlab.example.org:group/sub/app'],
    ],
    ['git.example.org:8443/a/b', ['https://git.example.org:8443/a/b.git']],
    [
      'dev.azure.com/org/My Project/_git/app',
      [
        'https://org@dev.azure.com/org/My%20Project/_git/app',
        'git@ssh.dev.azure.com:v3/org/My%20Project/app',
        'https://org.visualstudio.com/DefaultCollection/My%20Project/_git/app',
        'https://org.visualstudio.com/My%20Project/_git/app',
      ],
    ],
    ['/srv/git/app', ['file:///srv/git/app.git', '/srv/git/app.git', '/srv/git/app/']],
    ['example.org/50%', ['https://example.org/50%']],
  ])('writes %s in one way', (key, urls) => {
    expect(urls.map(normalizeRepositoryUrl)).toEqual(urls.map(() => key));
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof normalizeRepositoryUrl(text) === 'string'));
  });

  it('cuts out credentials and keeps the account of an ssh address', () => {
    expect(withoutCredentials('https://ada:secret@example.org/a')).toBe('https://example.org/a');
    expect(withoutCredentials('https://token@example.org/a@b')).toBe('https://example.org/a@b');
    expect(withoutCredentials('ssh://git:secret@example.org/a')).toBe('ssh://git@example.org/a');
    expect(withoutCredentials('git@example.org:a')).toBe('git@example.org:a');
  });
});
