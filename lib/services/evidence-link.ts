import { isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { fileViewUrl } from '@/lib/git/file-view-url';
import type { Evidence } from '@/lib/scan/evidence';

/** Where the Git host shows a place of evidence; null for a local repository and for a host whose pages are not known. */
export function evidenceLink(place: Pick<Evidence, 'repository' | 'commit' | 'path' | 'line'>): string | null {
  try {
    const address = parseAddress(place.repository, { allowInsecure: true });
    return fileViewUrl(address, place.commit, place.path, place.line ?? undefined);
  } catch (error) {
    if (isCairnError(error)) return null;
    throw error;
  }
}
