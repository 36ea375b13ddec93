import { imagesByClass, markImages } from '@/lib/scan/image-classes';
import { defineIndicator } from '@/lib/scan/indicator';
import { outcomeOf } from '@/lib/scan/tally';

/** Container images named by something that does not move by itself: a version, a commit, a digest (detection rules PIN-IMG). */
export const versionedImages = defineIndicator({
  id: 'versioned-images',
  detect(inventory) {
    const { digest, version, commit, floating, unresolved } = imagesByClass(inventory);
    const fixed = [...digest, ...version, ...commit];
    const measures = {
      digest: digest.length,
      version: version.length,
      commit: commit.length,
      floating: floating.length,
      unresolved: unresolved.length,
    };
    const of = fixed.length + floating.length;
    const outcome = outcomeOf({ of, met: fixed.length, unresolved: unresolved.length });
    if (outcome === 'not-applicable') return { outcome, measures, reason: 'No container image is named here.' };
    const marks = markImages([...floating, ...fixed, ...unresolved]);
    const open = unresolved.length > 0 ? ` ${unresolved.length} more are filled by templates.` : '';
    const reason = `${fixed.length} of ${of} images are named by a version, commit or digest.${open}`;
    const share = of === 0 ? {} : { share: fixed.length / of };
    const searched = { files: inventory.filesRead, what: ['images of workloads, values and kustomizations'] };
    const counted = { of, unresolved: unresolved.length };
    return { outcome, ...share, measures, marks, reason, counted, ...(outcome === 'absent' ? { searched } : {}) };
  },
});
