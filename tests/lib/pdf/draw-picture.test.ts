import { describe, expect, it } from 'vitest';
import type { Picture } from '@/lib/export/paper/picture';
import { drawPicture } from '@/lib/pdf/draw-picture';

const pictures: Picture[] = [
  { chart: 'cairn', verified: 0, indicated: 1, claimed: 2, possible: 3 },
  { chart: 'pebbles', met: 1, known: 2, all: 3 },
  { chart: 'share', share: 0.5, mark: 0.9 },
  { chart: 'share', share: 0.5, mark: null },
];

describe('lib/pdf/draw-picture.tsx', () => {
  it.each(pictures)('draws %j as an SVG file of its own, without a variable of a page', (picture) => {
    const svg = drawPicture(picture);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[^"]+"/);
    expect(svg).not.toContain('var(');
  });

  it('draws what the data says', () => {
    expect(drawPicture({ chart: 'pebbles', met: 1, known: 2, all: 3 }).match(/<ellipse/g)).toHaveLength(3);
    expect(drawPicture({ chart: 'share', share: 0.25, mark: null })).toContain('width="25"');
  });
});
