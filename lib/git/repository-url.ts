const hostAliases: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'ssh.dev.azure.com': 'dev.azure.com',
};

/** `user@host:path`, the short form of ssh; a drive letter is not a host. */
export const scpForm = /^(?:([^@/:\s]+)@)?([a-z0-9][a-z0-9._-]+|\[[0-9a-f:.]+\]):(?!\/\/)(.+)$/i;

/** Characters. No address is longer, and patterns take long over those that are. */
const longestUrl = 2_000;

/**
 * A key for joining the ways in which a repository is written (`git@github.com:a/b.git`, `https://GitHub.com/a/b/`):
 * `host/owner/name`. The host is in lower case, the path keeps its case; credentials, query, default ports, ssh ports, `.git`,
 * and the `git::` and `//folder` of Terraform are gone. Never throws: what is no URL comes back trimmed.
 */
export function normalizeRepositoryUrl(url: string): string {
  const text = url.trim().replace(/^git::/i, '');
  if (text.length > longestUrl) return text;
  const split = splitUrl(text);
  if (!split) {
    return text.replace(/\/+$/, '').replace(/\.git$/, '');
  }
  const path = decodePercent(cleanPath(split.path));
  return canonical(canonicalHost(split.scheme, split.host), path);
}

/** An address without user name and password; of an ssh address the user stays, since it says which account to use. */
export function withoutCredentials(url: string): string {
  return /^ssh:/i.test(url)
    ? url.replace(/^(ssh:\/\/[^/:@]*):[^/]*@/i, '$1@')
    : url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}

function splitUrl(text: string): { scheme: string; host: string; path: string } | null {
  const full = /^([a-z][a-z0-9+.-]*):\/\/(?:[^@/]*@)?([^/?#]*)([^?#]*)/i.exec(text);
  if (full) {
    return { scheme: (full[1] ?? '').toLowerCase(), host: full[2] ?? '', path: full[3] ?? '' };
  }
  const short = scpForm.exec(text);
  return short ? { scheme: 'ssh', host: short[2] ?? '', path: (short[3] ?? '').replace(/[?#].*$/, '') } : null;
}

function canonicalHost(scheme: string, host: string): string {
  const lower = host.toLowerCase();
  const portless = scheme.includes('ssh') ? lower.replace(/:\d+$/, '') : lower.replace(/:(443|80)$/, '');
  return hostAliases[portless] ?? portless;
}

function cleanPath(path: string): string {
  const withoutSubFolder = path.replace(/^\/+/, '').replace(/\/\/[\s\S]*$/, '');
  return withoutSubFolder.replace(/\/+$/, '').replace(/\.git$/, '');
}

/** Undoes the percent encoding of a part of an address; what is not properly encoded is taken as it is. */
export function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Azure DevOps writes one repository in four ways; all become that of its web address. */
function canonical(host: string, path: string): string {
  const ssh = host === 'dev.azure.com' ? /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path) : null;
  if (ssh) {
    return `dev.azure.com/${ssh[1]}/${ssh[2]}/_git/${ssh[3]}`;
  }
  const organization = /^([^.]+)\.visualstudio\.com$/.exec(host)?.[1];
  if (organization) {
    return `dev.azure.com/${organization}/${path.replace(/^DefaultCollection\//i, '')}`;
  }
  return host === '' ? `/${path}` : `${host}/${path}`;
}
