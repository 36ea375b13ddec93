import { imageTextsOf } from '@/lib/scan/documents/images-of-documents';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation } from '@/lib/scan/documents/scan-memory';
import type { Inventory } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Workloads, and by the text of an image the places in that list of those that run it. */
interface RunningImages {
  workloads: readonly Resource[];
  placesByImage: ReadonlyMap<string, readonly number[]>;
}

/**
 * Workloads of Kubernetes' own groups that stand for themselves and run an image that fits, in their order. Several rules ask: each is
 * asked once for an image, not for a workload.
 */
export function workloadsRunning(inventory: Inventory, image: RegExp): Resource[] {
  const { workloads, placesByImage } = runningImages(inventory);
  const found = new Set([...placesByImage].flatMap(([text, places]) => (image.test(text) ? places : [])));
  return [...found].sort((one, other) => one - other).flatMap((place) => workloads[place] ?? []);
}

const runningImages = rememberFor((inventory: Inventory): RunningImages => {
  const workloads = standingObjects(inventory, (group) => group === 'apps' || group === 'extensions');
  const placesByImage = new Map<string, number[]>();
  const images = imagesOf.each(
    inventory.memory,
    workloads,
    ({ body }, last) => last ?? (body ? imageTextsOf(body) : []),
  );
  for (const [place, texts] of images.entries()) {
    for (const image of texts) {
      const places = placesByImage.get(image);
      if (places) places.push(place);
      else placesByImage.set(image, [place]);
    }
  }
  return { workloads, placesByImage };
});

const imagesOf = new ListDerivation<Resource, readonly string[]>();
