import type { ImageReference, ImageTagClass } from '@/lib/scan/documents/images';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';

/** Counted images by what their tag stands for. */
export function imagesByClass({ images }: Inventory): Record<ImageTagClass, ImageReference[]> {
  const classes: Record<ImageTagClass, ImageReference[]> = {
    digest: [],
    version: [],
    commit: [],
    floating: [],
    unresolved: [],
  };
  for (const image of images) if (image.counted) classes[image.tagClass].push(image);
  return classes;
}

const notes: Record<ImageTagClass, string> = {
  digest: 'named by digest',
  version: 'named by version',
  commit: 'named by commit',
  floating: 'can change under the same name',
  unresolved: 'filled by a template',
};

export function markImages(images: readonly ImageReference[]): Mark[] {
  return leadingMarks(images, ({ path, objectId, line, key, text, tagClass }) => ({
    path,
    objectId,
    line,
    key,
    note: `image ${text} ${notes[tagClass]}`,
  }));
}
