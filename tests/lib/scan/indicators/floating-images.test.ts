import { describe, expect, it } from 'vitest';
import { floatingImages } from '@/lib/scan/indicators/floating-images';
import { anImage, anInventory } from '../../../factories/inventory';
import { detectIn } from '../../../factories/scanned-files';

function detect(...images: string[]) {
  return floatingImages.detect(anInventory({ images: images.map((text) => anImage(text)) }));
}

describe('lib/scan/indicators/floating-images.ts', () => {
  it('is present with one image that floats', () => {
    expect(detect('a:1.0', 'b:main')).toMatchObject({
      outcome: 'present',
      share: 0.5,
      measures: { floating: 1, of: 2 },
      marks: [{ note: 'image b:main can change under the same name' }],
    });
  });

  it('is present although most others are unresolved', () => {
    expect(detect('a', 'b:{{ x }}', 'c:{{ x }}').outcome).toBe('present');
  });

  it('leaves out what Skaffold puts the image it built in place of, and nothing else', () => {
    const workload = (image: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: ${image}}]}}}\n`;
    const skaffold =
      'apiVersion: skaffold/v4beta11\nkind: Config\nbuild: {artifacts: [{image: cart, context: src/cart}]}\n';
    const outcome = (image: string) =>
      detectIn(floatingImages, { 'skaffold.yaml': skaffold, 'k8s/cart.yaml': workload(image) }).outcome;
    expect(outcome('cart')).toBe('not-applicable');
    expect(outcome('cart:latest')).toBe('present');
    expect(outcome('redis')).toBe('present');
  });

  it('is absent when all images are fixed', () => {
    expect(detect('a:1.0')).toMatchObject({ outcome: 'absent', searched: { files: 10 } });
  });

  it('leaves it to judging whether templates fill too many', () => {
    expect(detect('a:1.0', 'b:{{ x }}')).toMatchObject({ outcome: 'absent', counted: { of: 1, unresolved: 1 } });
    expect(detect('b:{{ x }}').outcome).toBe('unknown');
  });

  it('does not apply without images', () => {
    expect(detect().outcome).toBe('not-applicable');
  });
});
