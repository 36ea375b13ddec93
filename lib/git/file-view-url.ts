import type { RepositoryAddress } from '@/lib/git/address';
import { normalizeRepositoryUrl } from '@/lib/git/repository-url';

/** The kinds of web interface whose addresses are known. */
export type HostKind = 'github' | 'gitlab' | 'bitbucket' | 'gitea' | 'azure';

/** The kind of a Git host, judged by its name alone; null when the name does not tell. */
export function hostKind(host: string): HostKind | null {
  const name = host.replace(/:\d+$/, '');
  if (name === 'bitbucket.org') {
    return 'bitbucket';
  }
  if (name === 'dev.azure.com') {
    return 'azure';
  }
  if (name === 'codeberg.org' || /^(gitea|forgejo)\./.test(name)) {
    return 'gitea';
  }
  return /^github\./.test(name) ? 'github' : /^gitlab\./.test(name) ? 'gitlab' : null;
}

/**
 * The address where a person can see a file at a commit, and one line of it (counted from 1).
 * Null for a local repository and for a host whose web interface is not known.
 */
export function fileViewUrl(address: RepositoryAddress, commit: string, path: string, line?: number): string | null {
  const page = repositoryPage(address);
  return page && page.url + suffix[page.kind](commit, path, line);
}

/** The address where a person can see what a commit changed. Null as in `fileViewUrl`. */
export function commitViewUrl(address: RepositoryAddress, commit: string): string | null {
  const page = repositoryPage(address);
  return page && `${page.url}${commitFolder[page.kind]}/${commit}`;
}

function repositoryPage(address: RepositoryAddress): { kind: HostKind; url: string } | null {
  const kind = address.kind === 'remote' ? hostKind(address.host) : null;
  if (address.kind !== 'remote' || !kind) {
    return null;
  }
  const scheme = address.transport === 'http' ? 'http' : 'https';
  const [host, ...segments] = normalizeRepositoryUrl(address.url).split('/');
  return { kind, url: `${scheme}://${host}/${encodePath(segments.join('/'))}` };
}

const commitFolder: Record<HostKind, string> = {
  github: '/commit',
  gitlab: '/-/commit',
  bitbucket: '/commits',
  gitea: '/commit',
  azure: '/commit',
};

const suffix: Record<HostKind, (commit: string, path: string, line: number | undefined) => string> = {
  github: (commit, path, line) => {
    // A rendered Markdown file has no lines to point at; the plain view has.
    const plain = line !== undefined && /\.(md|markdown)$/i.test(path) ? '?plain=1' : '';
    return `/blob/${commit}/${encodePath(path)}${plain}${anchor('L', line)}`;
  },
  gitlab: (commit, path, line) => `/-/blob/${commit}/${encodePath(path)}${anchor('L', line)}`,
  bitbucket: (commit, path, line) => `/src/${commit}/${encodePath(path)}${anchor('lines-', line)}`,
  gitea: (commit, path, line) => `/src/commit/${commit}/${encodePath(path)}${anchor('L', line)}`,
  azure: (commit, path, line) => {
    const span =
      line === undefined ? '' : `&line=${line}&lineEnd=${line + 1}&lineStartColumn=1&lineEndColumn=1&lineStyle=plain`;
    return `?path=${encodeURIComponent(`/${path}`)}&version=GC${commit}${span}&_a=contents`;
  },
};

function anchor(prefix: string, line: number | undefined): string {
  return line === undefined ? '' : `#${prefix}${line}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
