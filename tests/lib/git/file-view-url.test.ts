import { describe, expect, it } from 'vitest';
import { parseAddress } from '@/lib/git/address';
import { commitViewUrl, fileViewUrl } from '@/lib/git/file-view-url';

const commit = 'a'.repeat(40);

describe('lib/git/file-view-url.ts', () => {
  it.each([
    ['git@github.com:o/n.git', `https://github.com/o/n/blob/${commit}/dir/a%20b.yaml#L7`],
    ['https://github.example.org:8443/o/n', `https://github.example.org:8443/o/n/blob/${commit}/dir/a%20b.yaml#L7`],
    ['https://gitlab.example.org/g/s/n', `https://gitlab.example.org/g/s/n/-/blob/${commit}/dir/a%20b.yaml#L7`],
    ['ssh://git@bitbucket.org/o/n', `https://bitbucket.org/o/n/src/${commit}/dir/a%20b.yaml#lines-7`],
    ['https://codeberg.org/o/n', `https://codeberg.org/o/n/src/commit/${commit}/dir/a%20b.yaml#L7`],
    ['http://gitea.example.org/o/n', `http://gitea.example.org/o/n/src/commit/${commit}/dir/a%20b.yaml#L7`],
    [
      'git@ssh.dev.azure.com:v3/org/My%20Project/app',
      `https://dev.azure.com/org/My%20Project/_git/app?path=%2Fdir%2Fa%20b.yaml&version=GC${commit}&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`,
    ],
  ])('links a line of a file at %s', (address, url) => {
    expect(fileViewUrl(parseAddress(address, { allowInsecure: true }), commit, 'dir/a b.yaml', 7)).toBe(url);
  });

  it('links a whole file, and the plain view of a line in Markdown', () => {
    const address = parseAddress('https://github.com/o/n');
    expect(fileViewUrl(address, commit, 'README.md')).toBe(`https://github.com/o/n/blob/${commit}/README.md`);
    expect(fileViewUrl(address, commit, 'README.md', 3)).toBe(
      `https://github.com/o/n/blob/${commit}/README.md?plain=1#L3`,
    );
  });

  it('encodes what would end the path or leave the page', () => {
    const address = parseAddress('https://github.com/o/n');
    expect(fileViewUrl(address, commit, 'a?b#c"<d>:e')).toBe(
      `https://github.com/o/n/blob/${commit}/a%3Fb%23c%22%3Cd%3E%3Ae`,
    );
  });

  it.each(['https://git.example.org/o/n', 'https://notgithub.com/o/n', '/srv/app', 'file:///srv/app'])(
    'has no link for %s',
    (address) => {
      expect(fileViewUrl(parseAddress(address), commit, 'a')).toBeNull();
    },
  );

  it.each([
    ['https://github.com/o/n', `https://github.com/o/n/commit/${commit}`],
    ['git@gitlab.example.com:group/sub/n.git', `https://gitlab.example.com/group/sub/n/-/commit/${commit}`],
    ['https://bitbucket.org/o/n', `https://bitbucket.org/o/n/commits/${commit}`],
    ['https://codeberg.org/o/n', `https://codeberg.org/o/n/commit/${commit}`],
    [
      'git@ssh.dev.azure.com:v3/org/My%20Project/app',
      `https://dev.azure.com/org/My%20Project/_git/app/commit/${commit}`,
    ],
    ['/srv/app', null],
  ])('links a commit at %s', (address, url) => {
    expect(commitViewUrl(parseAddress(address), commit)).toBe(url);
  });
});
