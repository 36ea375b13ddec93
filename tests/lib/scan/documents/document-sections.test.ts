import { describe, expect, it } from 'vitest';
import { sectionsOf } from '@/lib/scan/documents/document-sections';

function outline(text: string, withInformal = false): [string, number, number][] {
  return sectionsOf(text.split('\n'), { withInformal }).map(({ heading, level, line }) => [heading, level, line]);
}

describe('lib/scan/documents/document-sections.ts', () => {
  it.each<[string, string, [string, number, number][]]>([
    [
      'Markdown',
      '# Shop #\n\n### Parts\n',
      [
        ['Shop', 1, 1],
        ['Parts', 3, 3],
      ],
    ],
    [
      'AsciiDoc',
      '= Shop\n\n== Parts\n',
      [
        ['Shop', 1, 1],
        ['Parts', 2, 3],
      ],
    ],
    [
      'reStructuredText, by the order of its underlines',
      'Shop\n====\n\nParts\n~~~~~\n\nMore\n====\n',
      [
        ['Shop', 1, 1],
        ['Parts', 2, 4],
        ['More', 1, 7],
      ],
    ],
  ])('tells the headings of %s and how deep they stand', (_name, text, expected) => {
    expect(outline(text).slice(1)).toEqual(expected);
  });

  it('begins with what stands before the first heading', () => {
    expect(sectionsOf(['A shop.', '# Parts', 'Many.'], { withInformal: false })).toEqual([
      { heading: '', line: 1, level: 0, body: 'A shop.\n' },
      { heading: 'Parts', line: 2, level: 1, body: '# Parts\nMany.\n' },
    ]);
  });

  it('takes no heading out of code', () => {
    expect(outline('# Shop\n```\n# a comment\n```\n')).toEqual([
      ['', 0, 1],
      ['Shop', 1, 1],
    ]);
  });

  it('tells a row of tildes that opens code from one that underlines', () => {
    expect(outline('# Shop\n~~~\n# a comment\n~~~\n\nParts\n~~~~~\n\n# More\n')).toEqual([
      ['', 0, 1],
      ['Shop', 1, 1],
      ['Parts', 1, 6],
      ['More', 1, 9],
    ]);
  });

  it('reads on behind code that begins and ends in one line', () => {
    expect(
      outline('# A\n```kubectl get nodes```\n# B\n```sh\n# no heading\n```\n').map(([heading]) => heading),
    ).toEqual(['', 'A', 'B']);
  });

  it('takes informal headings for the deepest where asked for', () => {
    const text = 'Shop\n====\n\n.. rubric:: Upgrading\n\nText.\n';
    expect(outline(text)).toEqual([
      ['', 0, 1],
      ['Shop', 1, 1],
    ]);
    expect(outline(text, true)).toEqual([
      ['', 0, 1],
      ['Shop', 1, 1],
      ['Upgrading', 99, 4],
    ]);
  });
});
