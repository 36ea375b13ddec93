import { isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { fileViewUrl } from '@/lib/git/file-view-url';
import type { Evidence } from '@/lib/scan/evidence';

/**
 * Where the Git host shows a place of evidence; null for a local repository, for a host whose pages are not known, and for a setting
 * or view that is no place in Git.
 */
export function evidenceLink(
  place: Pick<Evidence, 'repository' | 'commit' | 'path' | 'line' | 'source'>,
): string | null {
  if (place.source) return null;
  try {
    const address = parseAddress(place.repository, { allowInsecure: true });
    return fileViewUrl(address, place.commit, place.path, place.line ?? undefined);
  } catch (error) {
    if (isCairnError(error)) return null;
    throw error;
  }
}
