import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFields, readSections, splitDocument } from '@/lib/model/content-document';

function collect(): { report: (place: string, problem: string) => void; mistakes: string[] } {
  const mistakes: string[] = [];
  return { mistakes, report: (place, problem) => mistakes.push(`${place}: ${problem}`) };
}

describe('lib/model/content-document.ts', () => {
  it.each(['no front matter at all', '---\ntitle: never closed\n', ''])(
    'reports a file without front matter: %j',
    (text) => {
      const { mistakes, report } = collect();
      expect(splitDocument(text, report)).toBeNull();
      expect(mistakes).toEqual([
        'front matter: is missing: the file must begin with YAML fields between two lines of ---',
      ]);
    },
  );

  it('ends the front matter at the first line of dashes and leaves a later one in the body', () => {
    const { mistakes, report } = collect();
    expect(splitDocument('---\ntitle: x\n---\ntext\n\n---\nmore\n', report)).toEqual({
      frontMatter: 'title: x',
      body: 'text\n\n---\nmore\n',
    });
    expect(mistakes).toEqual([]);
  });

  it.each([
    ['title: [', 'YAML: cannot be read: '],
    ['title: a\ntitle: b', 'YAML: cannot be read: '],
    ['', 'YAML: '],
    ['- item', 'YAML: Invalid input: expected object'],
  ])('reports YAML that holds no fields: %j', (yaml, mistake) => {
    const { mistakes, report } = collect();
    expect(readFields(yaml, z.strictObject({ title: z.string() }), report)).toBeNull();
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(mistake);
  });

  it('names the path of a field inside another', () => {
    const { mistakes, report } = collect();
    const schema = z.strictObject({ levels: z.array(z.strictObject({ name: z.string() })) });
    expect(readFields('levels: [{ name: a }, { nmae: b }]', schema, report)).toBeNull();
    expect(mistakes).toEqual(['field levels.1.name: is missing', 'field levels.1.nmae: is not a known field']);
  });

  it('reads the opening paragraph and the text under each heading', () => {
    const { mistakes, report } = collect();
    const sections = readSections('\nOpening.\n\n## One\na\n\n### Smaller\nb\n\n## Two\nc\n', ['One', 'Two'], report);
    expect(sections.summary).toBe('Opening.');
    expect(sections.under('One')).toBe('a\n\n### Smaller\nb');
    expect(sections.under('Two')).toBe('c');
    expect(mistakes).toEqual([]);
  });

  it('takes a heading inside a code block as code', () => {
    const { mistakes, report } = collect();
    const sections = readSections('Opening.\n## One\n```sh\n## a comment\n```\n', ['One'], report);
    expect(sections.under('One')).toBe('```sh\n## a comment\n```');
    expect(mistakes).toEqual([]);
  });

  it('reports sections that are missing, empty, doubled or unknown', () => {
    const { mistakes, report } = collect();
    readSections('## One\n\n## Two\nx\n## Two\ny\n## Four\nz\n', ['One', 'Two', 'Three'], report);
    expect(mistakes.toSorted()).toEqual([
      'opening paragraph: is missing',
      'section "Four": is not a known section: use One, Two, Three',
      'section "One": is empty',
      'section "Three": is missing',
      'section "Two": stands twice',
    ]);
  });
});
