import { describe, expect, it } from 'vitest';
import { ModelError } from '@/lib/model/model-error';
import { METHOD_SECTIONS } from '@/lib/model/pages';
import { parsePages } from '@/lib/model/parse-pages';
import {
  levelPageFile,
  methodPageFile,
  pageFiles,
  pagesModel,
  stepPageFile,
  thresholdWords,
} from '@/tests/lib/model/page-files';
import { readPageMistakes } from '@/tests/lib/model/read-page-mistakes';

describe('lib/model/parse-pages.ts', () => {
  it('reads the levels and the steps in their order, with fields and sections', () => {
    const { levels, steps } = parsePages(pageFiles(), pagesModel());
    expect(levels.map(({ level }) => level)).toEqual([0, 1, 2, 3]);
    expect(levels[1]).toMatchObject({
      tree: 'shop/\n  deploy/',
      signs: ['One.', 'Two.', 'Three.', 'Four.', 'Five.'],
      summary: 'Opening.',
      workingDay: 'Text of A working day.',
      notYet: 'Text of What it does not give yet.',
    });
    expect(levels[1]?.benefits[0]).toMatchObject({ criteria: ['one'], metrics: ['change-lead-time'], shows: null });
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(steps[0]).toMatchObject({ whatChanges: 'Text of What changes.', usualEffort: 'Text of Usual effort.' });
  });

  it('reads the sections of the method in their order, and an address that is left out as null', () => {
    const { method } = parsePages(pageFiles(), pagesModel());
    expect(method.sections.map(({ id }) => id)).toEqual(METHOD_SECTIONS.map(({ id }) => id));
    expect(method.sections[0]?.text).toBe('Text of What is seen, and what is judged.');
    expect(method.sources[0]?.address).toBeNull();
  });

  it('names every page that is missing', () => {
    const files = pageFiles();
    files.delete('pages/levels/2.md');
    files.delete('pages/method.md');
    expect(readPageMistakes(files)).toEqual([
      'content/pages/levels/2.md: file: is missing',
      'content/pages/method.md: file: is missing',
    ]);
  });

  it('refuses a page that it does not know', () => {
    expect(() => parsePages(pageFiles({ 'pages/levels/4.md': levelPageFile(3) }), pagesModel())).toThrow(ModelError);
    expect(readPageMistakes(pageFiles({ 'pages/notes.md': 'x' }))[0]).toMatch(
      /^content\/pages\/notes\.md: file name: is not known: use pages\/method\.md, /,
    );
  });

  it('names the file and the field of each mistake on a level’s page', () => {
    const page = levelPageFile(1, { signs: ['One.'], tools: [{ name: 'A tool' }], speed: 3 });
    expect(readPageMistakes(pageFiles({ 'pages/levels/1.md': page }))).toEqual([
      'content/pages/levels/1.md: field tools.0.use: is missing',
      'content/pages/levels/1.md: field signs: must be five',
      'content/pages/levels/1.md: field speed: is not a known field',
    ]);
  });

  it('asks for the sections of each page', () => {
    const page = stepPageFile(1).replace('## Usual effort', '## Cost');
    expect(readPageMistakes(pageFiles({ 'pages/steps/0-1.md': page }))).toEqual([
      'content/pages/steps/0-1.md: section "Usual effort": is missing',
      'content/pages/steps/0-1.md: section "Cost": is not a known section: use What changes, Usual effort',
    ]);
  });

  it('asks for words for every threshold, with a place for the number', () => {
    const changes = { thinShare: undefined, unresolvedShare: 'More than a third.', speed: '{value}' };
    const page = methodPageFile({ thresholds: { ...thresholdWords(), ...changes } });
    const mistakes = readPageMistakes(pageFiles({ 'pages/method.md': page }));
    expect(mistakes).toHaveLength(3);
    expect(mistakes.join('\n')).toContain('field thresholds.thinShare: is missing');
    expect(mistakes.join('\n')).toContain('field thresholds.unresolvedShare: must hold {value}');
    expect(mistakes.join('\n')).toContain('field thresholds.speed: is not a known field');
  });
});
