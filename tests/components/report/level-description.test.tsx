import { describe, expect, it } from 'vitest';
import { LEVEL_PARTS, LevelDescription } from '@/components/report/level-description';
import { render } from '@/tests/components/markup';
import { realPages, realTexts } from '@/tests/components/model-content';

describe('components/report/level-description.tsx', () => {
  it.each(realPages.levels)('shows the five signs, every benefit and every part of level $level', (page) => {
    const { html, text, tags } = render(<LevelDescription page={page} texts={realTexts} />);
    const signs = html.slice(html.indexOf('id="signs"'), html.indexOf('id="tools"'));
    expect(signs.match(/<li/g)).toHaveLength(5);
    for (const { benefit } of page.benefits) expect(text).toContain(benefit);
    expect(text.split('Our inference').length - 1).toBe(page.benefits.filter(({ inference }) => inference).length);
    for (const { id } of LEVEL_PARTS) expect(tags('h2').some((tag) => tag.includes(`id="${id}"`))).toBe(true);
  });

  it('lists the gates of the level and its other practices, none of them twice', () => {
    for (const page of realPages.levels) {
      const { html } = render(<LevelDescription page={page} texts={realTexts} />);
      const listed = [...html.slice(html.indexOf('id="practices"')).matchAll(/\/model\/criteria\/([^"]+)"/g)];
      const ids = listed.map((match) => match[1]);
      const expected = realTexts.model.criteria.filter(
        ({ level, gate }) => level === page.level || gate === page.level,
      );
      expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    }
  });
});
