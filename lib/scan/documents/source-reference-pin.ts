import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** How firmly a reference names what it takes in: see `SourceReference`. */
export type Pin = 'fixed' | 'ranged' | 'floating' | 'unresolved';

const anyVersion = /^(\*|x|latest|>=?\s*v?0(\.0)*(-0|-\w+)?|>=?\s*\*)?$/i;
const exactVersion = /^[=v\s]*\d+\.\d+\.\d+[\w.+-]*$/;
const rangeMark = /[\^~><|,*]|\s-\s|(^|\.)x(\.|$)|^\s*v?\d+(\.\d+)?\s*$/i;

/** No version or revision is longer; what is, is cut so that no pattern takes long over it. */
function shorten(written: string | null): string {
  return written?.slice(0, 300).trim() ?? '';
}

/** Characters. No address is longer, and patterns take long over those that are. */
const longestAddress = 2_000;

/** Pin of a chart's version, by the rules of semantic version constraints: `1.2` and `1.2.x` are ranges, nothing is any version. */
export function pinOfVersion(version: string | null): Pin {
  const text = shorten(version);
  if (isUnresolved(text)) return 'unresolved';
  if (anyVersion.test(text)) return 'floating';
  if (exactVersion.test(text)) return 'fixed';
  return rangeMark.test(text) || /\d/.test(text) ? 'ranged' : 'floating';
}

/** Pin of a Terraform module's version from a registry: there `5.1` is exactly 5.1.0. */
export function pinOfModuleVersion(version: string | null): Pin {
  const text = shorten(version);
  return /^=?\s*v?\d+(\.\d+){0,2}(-[\w.]+)?$/.test(text) ? 'fixed' : pinOfVersion(version);
}

const commit = /^(?=.*\d)[0-9a-f]{7,40}$|^[0-9a-f]{40}$/;
/**
 * Pin of a Git revision: a commit or a tag is fixed, a semantic version range (which agents match against tags) is ranged, a branch
 * or nothing floats. `release-1.2` and `1.2.x` are how branches are called, `v3` how moving tags are.
 */
export function pinOfRevision(revision: string | null): Pin {
  const text = shorten(revision);
  if (isUnresolved(text)) return 'unresolved';
  if (text === '' || /^(refs\/)?(heads|remotes)\//.test(text)) return 'floating';
  if (commit.test(text) || /^(refs\/)?tags\//.test(text)) return 'fixed';
  if (/^[\^~><=*]|\s/.test(text) || /^v?\d+(\.\d+)?\.[x*]$/i.test(text)) return 'ranged';
  if (/\d+\.\d+\.\d+/.test(text) || /^v?\d+\.\d+[\w.+-]*$/.test(text) || /^v?\d{4}[.-]\d{1,2}/.test(text))
    return 'fixed';
  return /^v?\d+$/.test(text) ? 'ranged' : 'floating';
}

/** Revision that the address of a remote base or module carries: `?ref=`, a release, a raw file's path; null where it names none. */
export function revisionOfAddress(address: string): string | null {
  const query = /[?&](?:ref|version|tag)=([^&]*)/.exec(address)?.[1];
  if (query !== undefined && query !== '') return query;
  const release = /\/releases\/download\/([^/]+)\//.exec(address)?.[1];
  if (release !== undefined) return release;
  const raw = /raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(?:refs\/(?:heads|tags)\/)?([^/]+)\//.exec(address)?.[1];
  if (raw !== undefined) return raw;
  const shown = /\/(?:-\/)?(?:raw|blob|archive)\/(?:refs\/(?:heads|tags)\/)?([^/]+?)(?:\/|\.tar\.gz|\.zip)/.exec(
    address,
  )?.[1];
  return shown ?? versionInPath(address);
}

/** A version as a segment of an address without a revision: `…/download/v1.2.3/install.yaml`, `…/app-1.2.3.tgz`. */
function versionInPath(address: string): string | null {
  if (address.length > longestAddress || !/^https?:\/\//.test(address) || /\.git(\/\/|$)/.test(address)) return null;
  return /[/-](v?\d+\.\d+\.\d+[\w.+-]*?)(?:\/|\.tgz|\.ya?ml|\.tar\.gz|\.zip|$)/.exec(address)?.[1] ?? null;
}

/** `host/owner/name` of a repository's address, whatever its form: https, ssh, `git@host:`, with or without `.git`. */
export function repositoryOf(address: string): string {
  return address
    .slice(0, longestAddress)
    .trim()
    .replace(/^git::/, '')
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):(\d+\/)?(?!\d+\/)/, '$1/')
    .replace(/[?#].*$/, '')
    .replace(/\/\/.*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
