import { describe, expect, it } from 'vitest';
import { digestPinnedImages } from '@/lib/scan/indicators/digest-pinned-images';
import { anImage, anInventory } from '../../../factories/inventory';

const pinned = `a:1.0@sha256:${'a'.repeat(64)}`;

function detect(...images: string[]) {
  return digestPinnedImages.detect(anInventory({ images: images.map((text) => anImage(text)) }));
}

describe('lib/scan/indicators/digest-pinned-images.ts', () => {
  it.each([
    ['present', [pinned], { of: 1, met: 1 }],
    ['partial', [pinned, 'b:1.0'], { of: 2, met: 1 }],
    ['absent', ['b:1.0', 'c'], { of: 2, met: 0 }],
    ['unknown', ['b:{{ tag }}'], { of: 0, met: 0 }],
    ['unknown', ['b@${DIGEST}'], { of: 0, met: 0 }],
    ['not-applicable', [], { of: 0, met: 0 }],
  ])('is %s', (outcome, images, measures) => {
    const detection = detect(...images);
    expect(detection).toMatchObject({ outcome, measures });
    expect(detection.searched !== undefined).toBe(outcome === 'absent');
  });

  it('leaves images open that may be named by digest elsewhere', () => {
    expect(detect('a:1.0', '{{ image }}', 'b:{{ tag }}').counted).toEqual({ of: 1, unresolved: 1 });
    expect(detect('a:1.0', 'b:1.0@{{ digest }}').counted).toEqual({ of: 1, unresolved: 1 });
    expect(detect(pinned, '{{ image }}', 'b:{{ tag }}').counted).toEqual({ of: 1, unresolved: 2 });
  });
});
