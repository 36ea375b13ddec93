import { isCairnError } from '@/lib/errors';
import { parseAddress } from '@/lib/git/address';
import { commitViewUrl } from '@/lib/git/file-view-url';

/** Where the Git host shows a commit; null for a local repository and for a host whose pages are not known. */
export function commitLink(repository: string, commit: string): string | null {
  try {
    return commitViewUrl(parseAddress(repository, { allowInsecure: true }), commit);
  } catch (error) {
    if (isCairnError(error)) return null;
    throw error;
  }
}
