import { imagesByClass, markImages } from '@/lib/scan/image-classes';
import { defineIndicator } from '@/lib/scan/indicator';
import { outcomeOf } from '@/lib/scan/tally';

/** Risk: images that can change under the same name: `latest`, a branch, no tag (detection rules PIN-IMG). */
export const floatingImages = defineIndicator({
  id: 'floating-images',
  detect(inventory) {
    const { floating, unresolved, ...fixed } = imagesByClass(inventory);
    const of = floating.length + Object.values(fixed).reduce((sum, images) => sum + images.length, 0);
    const measures = { floating: floating.length, of };
    if (floating.length > 0) {
      const reason = `${floating.length} of ${of} images can change without a commit.`;
      return { outcome: 'present', share: floating.length / of, measures, marks: markImages(floating), reason };
    }
    const looked = outcomeOf({ of, met: of, unresolved: unresolved.length });
    if (looked === 'not-applicable') return { outcome: looked, measures, reason: 'No container image is named here.' };
    if (looked === 'unknown') {
      const reason = `${unresolved.length} of ${of + unresolved.length} images are filled by templates.`;
      return { outcome: looked, measures, marks: markImages(unresolved), reason };
    }
    const searched = {
      files: inventory.filesRead,
      what: ['images without a tag, with latest, with the name of a branch'],
    };
    const reason = `None of ${of} images can change without a commit.`;
    return { outcome: 'absent', measures, searched, reason, counted: { of, unresolved: unresolved.length } };
  },
});
