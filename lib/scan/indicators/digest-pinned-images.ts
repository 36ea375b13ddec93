import type { ImageReference } from '@/lib/scan/documents/images';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { imagesByClass, markImages } from '@/lib/scan/image-classes';
import { defineIndicator } from '@/lib/scan/indicator';
import { outcomeOf } from '@/lib/scan/tally';

/** Images named by their content: the same commit always runs the same bytes (detection rules PIN-IMG). */
export const digestPinnedImages = defineIndicator({
  id: 'digest-pinned-images',
  detect(inventory) {
    const { digest, unresolved, ...others } = imagesByClass(inventory);
    const of = digest.length + Object.values(others).reduce((sum, images) => sum + images.length, 0);
    const measures = { of, met: digest.length };
    const outcome = outcomeOf({ ...measures, unresolved: unresolved.length });
    if (outcome === 'not-applicable') return { outcome, measures, reason: 'No container image is named here.' };
    const reason = `${digest.length} of ${of} images are named by digest.`;
    const share = of === 0 ? {} : { share: digest.length / of };
    const searched = {
      files: inventory.filesRead,
      what: ['images with @sha256 in workloads, values and kustomizations'],
    };
    const marks = markImages(digest);
    const open = digest.length > 0 ? unresolved : unresolved.filter(isAnyImage);
    const counted = { of, unresolved: open.length };
    return { outcome, ...share, measures, marks, reason, counted, ...(outcome === 'absent' ? { searched } : {}) };
  },
});

/**
 * Where nothing names a digest, an image of which only the tag comes from elsewhere has none either: a digest in the values of the
 * repository would have been read. What is open is an image that a template names whole, or whose digest something fills in (`a@${DIGEST}`).
 */
function isAnyImage({ repository, digest }: ImageReference): boolean {
  return isUnresolved(repository) || digest !== null;
}
