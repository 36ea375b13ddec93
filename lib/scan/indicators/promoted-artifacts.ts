import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { type PromotedImage, promotedImages } from '@/lib/scan/promoted-images';

/** Production takes the very images that a lower environment takes, as the files of both name them (model 4.5). */
export const promotedArtifacts = defineIndicator({
  id: 'promoted-artifacts',
  detect(inventory) {
    const images = promotedImages(inventory);
    const of = (verdict: PromotedImage['verdict']) => images.filter((image) => image.verdict === verdict);
    const [same, rebuilt, open] = [of('same'), of('rebuilt'), of('open')];
    const compared = same.length + rebuilt.length;
    const measures = { of: compared, met: same.length, unread: 0, differing: open.length };
    const marks = leadingMarks([...rebuilt, ...same, ...open], toMark);
    if (!inventory.images.some(({ counted }) => counted)) {
      return { outcome: 'not-applicable', measures, reason: 'No container image is named here.' };
    }
    if (compared === 0) return { outcome: 'unknown', measures, marks, reason: whyUnknown(open.length) };
    const more =
      open.length > 0 ? ` ${open.length} more differ in their version now, which can be a promotion under way.` : '';
    const reason = `${same.length} of ${compared} images of production are the same in a lower environment.${more}`;
    const share = same.length / compared;
    if (same.length === 0) {
      const searched = { files: inventory.filesRead, what: ['images of production and of lower environments'] };
      return { outcome: 'absent', share, measures, marks, searched, reason };
    }
    return { outcome: rebuilt.length === 0 ? 'present' : 'partial', share, measures, marks, reason };
  },
});

function whyUnknown(open: number): string {
  return open > 0
    ? 'Production and lower environments have different versions now; only the history tells which one was first.'
    : 'No image of the own services is named both for production and for a lower environment.';
}

const notes = {
  same: 'the same in a lower environment',
  rebuilt: 'built for production alone: a lower environment has',
  open: 'while a lower environment has',
} as const;

function toMark({ verdict, production: { path, objectId, line, key, text }, lower }: PromotedImage): Mark {
  const other = verdict === 'same' ? '' : ` ${lower.text}`;
  return { path, objectId, line, key, note: `image ${text} ${notes[verdict]}${other}` };
}
