import { describe, expect, it } from 'vitest';
import { classifyFailure } from '@/lib/git/command-failure';

describe('lib/git/command-failure.ts', () => {
  it.each([
    ["fatal: could not read Username for 'https://github.com': terminal prompts disabled", 'needs-credentials'],
    ["fatal: Authentication failed for 'https://github.com/a/b/'", 'needs-credentials'],
    [
      'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      'needs-credentials',
    ],
    ['remote: HTTP Basic: Access denied.\nfatal: Authentication failed for https://gitlab.com/a/', 'needs-credentials'],
    ["fatal: unable to access 'https://x/': The requested URL returned error: 403", 'forbidden'],
    ["remote: Repository not found.\nfatal: repository 'https://github.com/a/b/' not found", 'not-found'],
    ["fatal: '/nowhere' does not appear to be a git repository", 'not-found'],
    ['fatal: not a git repository (or any of the parent directories): .git', 'not-found'],
    ["fatal: couldn't find remote ref refs/heads/x", 'revision-not-found'],
    ['fatal: remote error: upload-pack: not our ref 0123456789', 'revision-not-found'],
    ["fatal: bad revision 'x'", 'revision-not-found'],
    ["fatal: transport 'ext' not allowed", 'invalid-input'],
    ["fatal: unable to access 'https://x/': Could not resolve host: x", 'unreadable'],
    ['fatal: could not fetch abc from promisor remote', 'unreadable'],
    ['error: something new', 'unreadable'],
    ['', 'unreadable'],
  ])('takes %j for %s', (stderr, code) => {
    const failure = classifyFailure(stderr, 'github.com/a/b');
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(/^github\.com\/a\/b /);
  });

  it('says how to trust a folder that belongs to another user', () => {
    const failure = classifyFailure(
      "fatal: detected dubious ownership in repository at '/srv/app'\nTo add an exception for this directory, call:\n",
      '/srv/app',
    );
    expect(failure.code).toBe('unreadable');
    expect(failure.message).toContain("git config --global --add safe.directory '/srv/app'");
  });

  it('names the host when its ssh key is not known', () => {
    expect(classifyFailure('Host key verification failed.', 'h/a').message).toContain('known_hosts');
  });

  it('repeats no credentials', () => {
    const stderr = "fatal: strange thing at 'https://ada:secret@example.org/a/'";
    const failure = classifyFailure(stderr, 'example.org/a');
    expect(failure.message).toContain('strange thing');
    expect(`${failure.message} ${failure.cause}`).not.toContain('secret');
  });
});
