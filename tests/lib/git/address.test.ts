import path from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CairnError, isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';

describe('lib/git/address.ts', () => {
  it.each([
    ['https://github.com/Owner/name.git', 'https://github.com/Owner/name.git', 'https', 'github.com/Owner/name'],
    ['https://GitHub.com/owner/name/', 'https://github.com/owner/name', 'https', 'github.com/owner/name'],
    ['https://github.com/owner/name?tab=readme#top', 'https://github.com/owner/name', 'https', 'github.com/owner/name'],
    ['https://git.example.org:8443/a/b', 'https://git.example.org:8443/a/b', 'https', 'git.example.org:8443/a/b'],
    ['http://git.example.org/a/b', 'http://git.example.org/a/b', 'http', 'git.example.org/a/b'],
    ['git@github.com:owner/name.git', 'git@github.com:owner/name.git', 'ssh', 'github.com/owner/name'],
    ['ssh://git@Example.org:2222/a/b.git', 'ssh://git@example.org:2222/a/b.git', 'ssh', 'example.org/a/b'],
    ['file:///srv/git/app.git', 'file:///srv/git/app.git', 'file', 'app'],
    [
      'https://org@dev.azure.com/org/My%20Project/_git/app',
      'https://dev.azure.com/org/My%20Project/_git/app',
      'https',
      'dev.azure.com/org/My Project/_git/app',
    ],
    [
      'git@ssh.dev.azure.com:v3/org/project/app',
      'git@ssh.dev.azure.com:v3/org/project/app',
      'ssh',
      'dev.azure.com/org/project/_git/app',
    ],
  ])('reads %s as a remote', (input, url, transport, label) => {
    const address = parseAddress(input, { allowInsecure: true });
    expect(address).toMatchObject({ kind: 'remote', url, transport, label, credentials: null });
  });

  it.each([
    ['.', path.basename(process.cwd())],
    ['./some/folder', 'folder'],
    ['/srv/git/app.git', 'app'],
    ['/srv/with:colon/app', 'app'],
    ['C:', 'C:'],
  ])('reads %s as a local path', (input, label) => {
    expect(parseAddress(input)).toMatchObject({ kind: 'local', label, path: path.resolve(input) });
  });

  it.each([
    '',
    '  ',
    '-',
    '--upload-pack=touch /tmp/x',
    '-oProxyCommand=touch x',
    'ext::sh -c touch% /tmp/x',
    'EXT::sh',
    'fd::17',
    'git://github.com/a/b',
    'ftp://example.org/a',
    'http://example.org/a/b',
    'https://github.com',
    'https://github.com/',
    'https://',
    'https://example.org/a b',
    `https://example.org/${'a'.repeat(800)}`,
    'https://example.org/a\nb',
    'ssh://-oProxyCommand=x/a/b',
    'ssh://-l@example.org/a',
    '-x@example.org:a/b',
    'git@-x:a/b',
    'git@example.org:-x',
    'example.org:a/b',
    'file://server/share',
    'file:///',
    '/with\0nul',
  ])('refuses %j', (input) => {
    expect(() => parseAddress(input)).toThrow(CairnError);
    expect(codeOf(() => parseAddress(input))).toBe('invalid-input');
  });

  it.each(['.', '/srv/app', 'file:///srv/app'])('refuses %s where the disk is not allowed', (input) => {
    expect(codeOf(() => parseAddress(input, { allowFile: false }))).toBe('invalid-input');
  });

  it('splits credentials off, and shows them nowhere', () => {
    const address = parseAddress('https://ada:s%40cret@github.com/a/b');
    const credentials = address.kind === 'remote' ? address.credentials : null;
    expect(address.url).toBe('https://github.com/a/b');
    expect(address.input).toBe('https://github.com/a/b');
    expect(credentials?.toEnvironment()).toEqual({ CAIRN_GIT_USERNAME: 'ada', CAIRN_GIT_PASSWORD: 's@cret' });
    expect(JSON.stringify(address) + inspect(address, { depth: 5, showHidden: true })).not.toMatch(/s@cret|s%40cret/);
  });

  it('takes what is not properly encoded as it is', () => {
    expect(parseAddress('file:///srv/50%')).toMatchObject({ label: '50%' });
    expect(parseAddress('https://50%@github.com/a/b')).toMatchObject({ credentials: { username: '50%' } });
    expect(codeOf(() => parseAddress('https://ada:x%0Ahost=evil@github.com/a/b'))).toBe('invalid-input');
  });

  it('takes a token that stands alone before the host for credentials', () => {
    const address = parseAddress('https://token123@github.com/a/b');
    expect(address).toMatchObject({ url: 'https://github.com/a/b', credentials: { username: 'token123' } });
  });

  it('drops the password of an ssh address, which ssh could not use', () => {
    expect(parseAddress('ssh://git:secret@example.org/a/b')).toMatchObject({
      url: 'ssh://git@example.org/a/b',
      input: 'ssh://git@example.org/a/b',
    });
  });

  it('does not repeat credentials in a refusal', () => {
    expect(() => parseAddress('http://ada:secret@example.org/a')).toThrow(/^((?!secret).)*$/s);
  });

  it('gives an address or a refusal for any text, and never an option', () => {
    const piece = fc.constantFrom(
      'https://',
      'ssh://',
      'git@',
      'ext::',
      'file://',
      '-',
      ':',
      '/',
      '@',
      '%',
      'a',
      '..',
      '\n',
      '[',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (input) => {
          const code = codeOf(() =>
            expect(parseAddress(input).url).toMatch(/^(https|ssh|file):\/\/|^[a-z0-9_][^/:]*@/i),
          );
          expect([undefined, 'invalid-input']).toContain(code);
        },
      ),
    );
  });
});

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (isCairnError(error)) {
      return error.code;
    }
    throw error;
  }
  return undefined;
}
