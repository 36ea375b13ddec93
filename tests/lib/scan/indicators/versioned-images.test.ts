import { describe, expect, it } from 'vitest';
import { versionedImages } from '@/lib/scan/indicators/versioned-images';
import { anImage, anInventory } from '../../../factories/inventory';

function detect(...images: string[]) {
  return versionedImages.detect(anInventory({ images: images.map((text) => anImage(text)) }));
}

const digest = `a@sha256:${'a'.repeat(64)}`;

describe('lib/scan/indicators/versioned-images.ts', () => {
  it('is present when nothing floats', () => {
    expect(detect('a:1.0', digest, 'b:a1b2c3d')).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { digest: 1, version: 1, commit: 1, floating: 0, unresolved: 0 },
    });
  });

  it('is partial with a share, and points at what floats first', () => {
    expect(detect('a:1.0', 'b', 'c:2.0')).toMatchObject({
      outcome: 'partial',
      share: 2 / 3,
      marks: [{ note: 'image b can change under the same name' }, {}, {}],
    });
  });

  it('is absent when all float, and says what was looked at', () => {
    expect(detect('a', 'b:latest')).toMatchObject({ outcome: 'absent', share: 0, searched: { files: 10 } });
  });

  it('leaves it to judging whether templates fill too many', () => {
    expect(detect('a:1.0', 'b:{{ .tag }}')).toMatchObject({ outcome: 'present', counted: { of: 1, unresolved: 1 } });
    expect(detect('b:{{ .tag }}').outcome).toBe('unknown');
    expect(detect('a:1.0', 'b:1.0', 'c:{{ .tag }}')).toMatchObject({ outcome: 'present', measures: { unresolved: 1 } });
  });

  it('does not apply without images that count', () => {
    expect(detect().outcome).toBe('not-applicable');
    expect(versionedImages.detect(anInventory({ images: [anImage('a', { counted: false })] })).outcome).toBe(
      'not-applicable',
    );
  });
});
