import type { DeploymentRecord } from '@/lib/delivery/deployment-record';

const fullId = /(?<![0-9a-f])(?:[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-f])/i;

/** The application commit that a version names itself, else the one that a trailer of the deploying commit names (dora.md 2). */
export function applicationCommit(version: string, told: string | null): DeploymentRecord['application'] {
  const inTag = commitInVersion(version);
  if (inTag !== null) return { commit: inTag, by: 'tag' };
  return told === null ? { commit: null, by: 'unresolved' } : { commit: told.toLowerCase(), by: 'trailer' };
}

/** A full id anywhere in a tag, or a short one as a word of its own: `main-1a2b3c4-1700000000`, `sha-1a2b3c4`. */
function commitInVersion(version: string): string | null {
  // The digest of an image is no commit.
  if (version.startsWith('sha256:')) return null;
  const full = fullId.exec(version)?.[0];
  if (full !== undefined) return full.toLowerCase();
  const words = version.toLowerCase().split(/[-_.+/]/);
  return words.find((word) => isShortId(word.replace(/^g(?=[0-9a-f]{7,}$)/, '')))?.replace(/^g/, '') ?? null;
}

/** A plain number and a plain word are none. */
function isShortId(word: string): boolean {
  return /^[0-9a-f]{7,39}$/.test(word) && /[a-f]/.test(word) && /\d/.test(word);
}
