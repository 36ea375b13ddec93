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
    const counted = { of, unresolved: unresolved.length };
    return { outcome, ...share, measures, marks, reason, counted, ...(outcome === 'absent' ? { searched } : {}) };
  },
});
