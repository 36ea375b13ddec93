import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CairnError } from '@/lib/errors';
import { Credentials } from '@/lib/git/credentials';
import { decodePercent, normalizeRepositoryUrl, scpForm, withoutCredentials } from '@/lib/git/repository-url';

export type Transport = 'https' | 'http' | 'ssh' | 'file';

/** A checkout or bare repository on this machine, read in place. */
export interface LocalAddress {
  kind: 'local';
  input: string;
  /** The `file://` form of `path`. */
  url: string;
  /** Absolute path, which may be a folder inside a checkout. */
  path: string;
  /** The folder's name. */
  label: string;
}

/** A repository that is fetched into a mirror. Nothing but `credentials` holds a secret. */
export interface RemoteAddress {
  kind: 'remote';
  /** What was typed, without the credentials. */
  input: string;
  /** What git is given, without credentials. */
  url: string;
  transport: Transport;
  /** Host in lower case, with its port when it is not the usual one; empty for `file://`. */
  host: string;
  /** `host/owner/name`, or the folder's name for `file://`. */
  label: string;
  credentials: Credentials | null;
}

export type RepositoryAddress = LocalAddress | RemoteAddress;

export interface AddressOptions {
  /** Accept `http://`, which sends everything in the clear. Off unless given. */
  allowInsecure?: boolean;
  /** Accept local paths and `file://`. On unless false: a server that takes addresses from its users must turn it off. */
  allowFile?: boolean;
}

/** Escaped, it is still what the index of a database takes. */
const longestBytes = 800;

/** Reads what a person typed as a repository. Throws `invalid-input` for what Cairn will not hand to git. */
export function parseAddress(input: string, options: AddressOptions = {}): RepositoryAddress {
  const text = input.trim();
  if (text === '' || text.startsWith('-') || text.includes('\0')) {
    throw refusal(text, 'is no repository. Give a folder, an https:// or ssh:// address, or git@host:owner/name.');
  }
  if (Buffer.byteLength(text) > longestBytes) {
    throw refusal(`${text.slice(0, 40)}…`, `is longer than ${longestBytes} bytes. Give a shorter address.`);
  }
  if (/^[a-z][a-z0-9+.-]*::/i.test(text)) {
    throw refusal(text, 'uses a transport helper, which Cairn never runs. Give an https:// or ssh:// address.');
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    return parseUrl(text, scheme, options);
  }
  const looksShort = /^[^/\\]*:/.test(text) && !/^[a-z]:([/\\]|$)/i.test(text);
  return looksShort ? parseShort(text) : parsePath(text, options);
}

function refusal(text: string, reason: string): CairnError {
  return new CairnError('invalid-input', `"${withoutCredentials(text)}" ${reason}`);
}

function parsePath(text: string, options: AddressOptions): LocalAddress {
  requireFileAllowed(text, options);
  const absolute = path.resolve(text);
  const label = path.basename(absolute).replace(/\.git$/, '') || absolute;
  return { kind: 'local', input: text, url: pathToFileURL(absolute).href, path: absolute, label };
}

function requireFileAllowed(text: string, options: AddressOptions): void {
  if (options.allowFile === false) {
    throw refusal(text, 'is on the disk of the server, which is not allowed here. Give an https:// or ssh:// address.');
  }
}

function parseShort(text: string): RemoteAddress {
  const [, user, host, rest] = scpForm.exec(text) ?? [];
  if (!user || !host || !rest || !isSafeUser(user) || !/^[^\s\\-][^\s\\]*$/.test(rest)) {
    throw refusal(text, 'is not clear. Write git@host:owner/name, or ./ before a path that holds a colon.');
  }
  const url = `${user}@${host.toLowerCase()}:${rest}`;
  const label = normalizeRepositoryUrl(url);
  return { kind: 'remote', input: text, url, transport: 'ssh', host: hostOf(label), label, credentials: null };
}

function hostOf(label: string): string {
  return label.slice(0, label.indexOf('/'));
}

function isSafeUser(user: string): boolean {
  return /^[a-z0-9_][a-z0-9_.+-]*$/i.test(user);
}

function parseUrl(text: string, scheme: string, options: AddressOptions): RemoteAddress {
  const url = URL.canParse(text) && !/[\s\p{Cc}]/u.test(text) ? new URL(text) : null;
  if (!url) {
    throw refusal(text, 'is not a valid address. Check it for spaces and typing errors.');
  }
  url.hash = '';
  url.search = '';
  switch (scheme) {
    case 'https':
      return parseWeb(text, url, scheme);
    case 'http':
      if (!options.allowInsecure) {
        throw refusal(text, 'would be read unencrypted. Use https://, or have the operator allow http.');
      }
      return parseWeb(text, url, scheme);
    case 'ssh':
      return parseSsh(text, url);
    case 'file':
      requireFileAllowed(text, options);
      return parseFile(text, url);
    default:
      throw refusal(text, `uses ${scheme}://, which Cairn does not read. Give an https:// or ssh:// address.`);
  }
}

function parseWeb(text: string, url: URL, transport: 'https' | 'http'): RemoteAddress {
  const credentials = credentialsOf(url);
  url.username = '';
  url.password = '';
  return remote(text, url, transport, credentials);
}

function credentialsOf(url: URL): Credentials | null {
  // Azure DevOps prints its clone addresses with the organization as user name: that is no secret and no sign-in.
  const isAzureName = /(^|\.)(dev\.azure|visualstudio)\.com$/.test(url.hostname) && url.password === '';
  if (url.username + url.password === '' || isAzureName) {
    return null;
  }
  return new Credentials(decodePercent(url.username), decodePercent(url.password));
}

function parseSsh(text: string, url: URL): RemoteAddress {
  url.password = '';
  url.hostname = url.hostname.toLowerCase();
  if (!isSafeUser(url.username || 'git') || !/^[a-z0-9[]/.test(url.hostname)) {
    throw refusal(text, 'has a user or host name that ssh could take for an option. Check the address.');
  }
  return remote(text, url, 'ssh', null);
}

function parseFile(text: string, url: URL): RemoteAddress {
  if (url.host !== '' || url.pathname === '/') {
    throw refusal(text, 'names no folder on this machine. Write file:///path/to/repository.');
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  const label = path.basename(decodePercent(url.pathname)).replace(/\.git$/, '');
  return { kind: 'remote', input: text, url: url.href, transport: 'file', host: '', label, credentials: null };
}

function remote(text: string, url: URL, transport: Transport, credentials: Credentials | null): RemoteAddress {
  url.pathname = url.pathname.replace(/\/+$/, '');
  const label = normalizeRepositoryUrl(url.href);
  if (url.pathname.replaceAll('/', '') === '' || hostOf(label) === '') {
    throw refusal(text, 'names a host but no repository. Add the path, such as /owner/name.');
  }
  return {
    kind: 'remote',
    input: withoutCredentials(text),
    url: url.href,
    transport,
    host: hostOf(label),
    label,
    credentials,
  };
}
