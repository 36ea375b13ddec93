/**
 * A scalar of a file that takes part in a version. image: a whole image name · tag: a tag, chart version or revision · digest: the content
 * alone · reference: an address with its version inside.
 */
export interface VersionPart {
  role: 'image' | 'tag' | 'digest' | 'reference';
  /** Counts from 1. */
  line: number;
  text: string;
  /** Whether its own line was not found for sure: `line` is one near it, or one that reads like it. */
  isNear?: true;
}

/** A version that a file sets, as read from its bytes alone. */
export interface VersionFact {
  /** Names its place in the file, whatever the version, and whatever stands before it in a list. */
  slot: string;
  parts: readonly VersionPart[];
  /** The image or chart, where it is named apart from its version: versions of two of them have no order. */
  subject?: string | undefined;
  /** Name of the agent object, the release or the entry that it belongs to; null where the document names none. */
  release: string | null;
  /** What else names the service: a key, an image, a workload. */
  key: string | null;
  /** Values of a chart: the path says what they are for, and comes before the key. */
  isValues: boolean;
  /** Environments that the document itself names for it. */
  environments: readonly string[];
  /** Whether only the environment of its file tells that it is deployed at all. */
  needsEnvironment?: true;
}

export interface Version {
  tag: string | null;
  digest: string | null;
}

const shaDigest = /^(sha\d+:)?[0-9a-f]{32,}$/i;

/** The version that the parts of a fact make together. */
export function versionOf(parts: readonly VersionPart[]): Version {
  const version: Version = { tag: null, digest: null };
  for (const { role, text } of parts) {
    const read = partVersion(role, text);
    version.tag = read.tag ?? version.tag;
    version.digest = read.digest ?? version.digest;
  }
  return version;
}

function partVersion(role: VersionPart['role'], text: string): Version {
  if (role === 'digest') return { tag: null, digest: text || null };
  if (role === 'reference') return { tag: versionInAddress(text), digest: null };
  const at = text.indexOf('@');
  const digest = at === -1 ? null : text.slice(at + 1);
  const name = at === -1 ? text : text.slice(0, at);
  if (role === 'tag')
    return shaDigest.test(name) && name.includes(':') ? { tag: null, digest: name } : { tag: name || null, digest };
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return { tag: colon === -1 ? null : name.slice(colon + 1), digest };
}

/** The name of an image less its tag and digest. */
export function repositoryOf(image: string): string {
  const name = image.replace(/@.*$/, '');
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon === -1 ? name : name.slice(0, colon);
}

const versionSegment = /(^|\/)(v?\d+\.\d[\w.+-]*|[0-9a-f]{40})(?=\/)/;
const refParameter = /([?&](?:ref|version)=)([^&#]+)/;

/** The version in the address of a remote base: its `ref`, else the segment of its path that is one. */
export function versionInAddress(address: string): string | null {
  return refParameter.exec(address)?.[2] ?? versionSegment.exec(address)?.[2] ?? null;
}

/** An address less its version, which names the same base whatever the version. */
export function addressWithoutVersion(address: string): string {
  return refParameter.test(address) ? address.replace(refParameter, '$1*') : address.replace(versionSegment, '$1*');
}

/** What a change of a version deploys: the tags where they differ, else the digests. Null where the running revision stays the same. */
export function versionChange(before: Version | null, after: Version): { from: string | null; to: string } | null {
  const to = after.tag ?? after.digest;
  if (to === null) return null;
  if (before === null) return { from: null, to };
  if (before.tag !== after.tag) {
    const from = before.tag ?? before.digest;
    return from === to ? null : { from, to };
  }
  // A digest that is added to its tag, or taken from it, pins what runs already.
  if (before.digest === null || after.digest === null || before.digest === after.digest) return null;
  return { from: before.digest, to: after.digest };
}
