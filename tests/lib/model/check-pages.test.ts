import { describe, expect, it } from 'vitest';
import { benefit, levelPageFile, pageFiles, stepPageFile } from '@/tests/lib/model/page-files';
import { readPageMistakes } from '@/tests/lib/model/read-page-mistakes';

const AUDIENCES = ['application developers', 'platform and operations', 'security and compliance', 'leadership'];

/** The mistakes on the page of level 1 when its last benefit has these fields. */
function mistakesOf(fields: Readonly<Record<string, unknown>>): string[] {
  const benefits = [...AUDIENCES.map((audience) => benefit({ audience })), benefit(fields)];
  return readPageMistakes(pageFiles({ 'pages/levels/1.md': levelPageFile(1, { benefits }) }));
}

describe('lib/model/check-pages.ts', () => {
  it('asks that a benefit names criteria that exist', () => {
    expect(mistakesOf({ criteria: ['one', 'ghost'] })).toEqual([
      'content/pages/levels/1.md: field benefits.4.criteria: ghost is not a criterion',
    ]);
  });

  it('asks that a benefit rests on nothing above its level, and on something of it', () => {
    expect(mistakesOf({ criteria: ['one', 'two'] })).toEqual([
      'content/pages/levels/1.md: field benefits.4.criteria: two is of level 2, above level 1',
    ]);
    expect(mistakesOf({ criteria: ['zero'] })).toEqual([
      'content/pages/levels/1.md: field benefits.4.criteria: names no practice and no gate of level 1',
    ]);
  });

  it('asks where a benefit shows', () => {
    expect(mistakesOf({ metrics: [] })).toEqual([
      'content/pages/levels/1.md: field benefits.4.shows: is missing: say where it shows, or name a metric in metrics',
    ]);
  });

  it('asks for a benefit for everybody', () => {
    const page = levelPageFile(1, { benefits: [benefit()] });
    expect(readPageMistakes(pageFiles({ 'pages/levels/1.md': page }))[0]).toMatch(
      /field benefits: must have at least one for each of: application developers/,
    );
  });

  it('asks that a step names every gate of the level it leads to', () => {
    const order = [{ title: 'Begin', text: 'Do it.', criteria: ['zero', 'ghost'] }];
    expect(readPageMistakes(pageFiles({ 'pages/steps/0-1.md': stepPageFile(1, { order }) }))).toEqual([
      'content/pages/steps/0-1.md: field order.0.criteria: ghost is not a criterion',
      'content/pages/steps/0-1.md: field order: does not name one, a gate of level 1',
    ]);
  });
});
