import { describe, expect, it } from 'vitest';
import { LevelStones } from '@/components/charts/level-stones';
import { STONE_STATES } from '@/components/charts/stone-state';
import { render } from '@/tests/components/markup';

describe('components/charts/level-stones.tsx', () => {
  it('says in words what it shows', () => {
    const { tags } = render(<LevelStones states={['verified', 'open', 'open', 'open']} label="Prerequisites held" />);
    expect(tags('svg')[0]).toContain('role="img" aria-label="Prerequisites held"');
  });

  it('is hidden from screen readers where words stand beside it', () => {
    const { tags } = render(<LevelStones states={['verified', 'open', 'open', 'open']} label={null} />);
    expect(tags('svg')[0]).toContain('aria-hidden="true"');
  });

  it('draws each state with a fill and stroke that no other has', () => {
    const looks = STONE_STATES.map((state) => {
      const { html } = render(<LevelStones states={[state, state, state, state]} label={null} />);
      return html.replace(/d="[^"]*"/g, '').replace(/(id="|url\(#)[^")]*/g, '$1');
    });
    expect(new Set(looks).size).toBe(STONE_STATES.length);
  });

  it('gives two cairns on one page patterns of their own', () => {
    const stones = <LevelStones states={['indicated', 'open', 'open', 'open']} label={null} />;
    const ids = render([<div key="a">{stones}</div>, <div key="b">{stones}</div>]).html.match(/ id="[^"]*"/g) ?? [];
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });
});
