import { describe, expect, it } from 'vitest';
import { parseModel } from '@/lib/model/parse';
import { CRITERION_BODY, criterionFile, indicatorFile, modelFile, modelFiles } from '@/tests/lib/model/model-files';
import { readMistakes } from '@/tests/lib/model/read-mistakes';

describe('lib/model/parse.ts', () => {
  it('reads the fields, the sections and the id of a criterion', () => {
    const files = modelFiles({ 'criteria/one.md': criterionFile({ gate: 2, metrics: ['change-lead-time'] }) });
    expect(parseModel(files).criteria).toEqual([
      {
        id: 'one',
        title: 'A good state',
        dimension: 'first',
        level: 1,
        gate: 2,
        scope: 'team',
        observe: ['repository'],
        effort: 'small',
        who: 'application team',
        topic: 'ground',
        prerequisites: [],
        metrics: ['change-lead-time'],
        settledBy: 'Add the repository.',
        sources: ['A source'],
        summary: 'What it means.',
        whyItMatters: 'Because.',
        howCairnJudgesIt: 'By looking.',
        whenItDoesNotApply: 'Never.',
        howToImprove: '- Do it.',
      },
    ]);
  });

  it('reads the fields, the sections and the id of an indicator', () => {
    expect(parseModel(modelFiles()).indicators).toEqual([
      {
        id: 'practice',
        title: 'A practice',
        group: 'agents',
        risk: false,
        needs: 'repository',
        informs: ['one'],
        informative: null,
        summary: 'What it is.',
        whatCounts: 'This.',
        whatDoesNotCount: 'That.',
        knownLimits: 'Some.',
      },
    ]);
  });

  it('gives null as the gate of a criterion that is no gate', () => {
    expect(parseModel(modelFiles()).criteria[0]?.gate).toBeNull();
  });

  it('orders criteria by dimension, level and id, whatever the order of the files', () => {
    const files = modelFiles({
      'criteria/b.md': criterionFile({ dimension: 'second', level: 0 }),
      'criteria/one-more.md': criterionFile({ level: 1 }),
      'criteria/z.md': criterionFile({ level: 0 }),
      'criteria/a.md': criterionFile({ level: 1 }),
    });
    const ids = ['z', 'a', 'one', 'one-more', 'b'];
    expect(parseModel(files).criteria.map(({ id }) => id)).toEqual(ids);
    expect(parseModel(new Map([...files].reverse())).criteria.map(({ id }) => id)).toEqual(ids);
  });

  it('orders indicators by group and id', () => {
    const files = modelFiles({
      'indicators/b.md': indicatorFile({ group: 'scale' }),
      'indicators/a.md': indicatorFile({ group: 'scale' }),
      'indicators/z.md': indicatorFile({ group: 'declared-state' }),
    });
    expect(parseModel(files).indicators.map(({ id }) => id)).toEqual(['z', 'practice', 'a', 'b']);
  });

  it('reads files with a byte order mark and Windows line ends', () => {
    const files = modelFiles({ 'criteria/one.md': `\uFEFF${criterionFile().replaceAll('\n', '\r\n')}` });
    expect(parseModel(files)).toEqual(parseModel(modelFiles()));
  });

  it('lists the mistakes of all files together', () => {
    const files = modelFiles({
      'model.yaml': modelFile({ version: 1 }),
      'criteria/one.md': criterionFile({ level: 7, effort: 'huge' }),
      'indicators/practice.md': indicatorFile({ risk: 'no' }),
    });
    expect(readMistakes(files)).toEqual([
      'content/model.yaml: field version: Invalid input: expected string, received number',
      'content/criteria/one.md: field level: Invalid option: expected one of 0|1|2|3',
      'content/criteria/one.md: field effort: Invalid option: expected one of "small"|"medium"|"large"',
      'content/indicators/practice.md: field risk: Invalid input: expected boolean, received string',
    ]);
  });

  it('names the missing model.yaml', () => {
    const files = modelFiles();
    files.delete('model.yaml');
    expect(readMistakes(files)).toEqual(['content/model.yaml: file: is missing']);
  });

  it('names a folder without documents', () => {
    expect(readMistakes(new Map([['model.yaml', modelFile()]]))).toEqual([
      'content/criteria: folder: holds no document',
      'content/indicators: folder: holds no document',
    ]);
  });

  it('refuses a file whose name is no id', () => {
    const problem = 'is not known: use criteria/<id>.md or indicators/<id>.md with a kebab-case id';
    const files = modelFiles({ 'criteria/Two Words.md': criterionFile(), 'indicators/notes.txt': 'x' });
    expect(readMistakes(files)).toEqual([
      `content/criteria/Two Words.md: file name: ${problem}`,
      `content/indicators/notes.txt: file name: ${problem}`,
    ]);
  });

  it.each([
    ['an unknown field', { colour: 'red' }, 'field colour: is not a known field'],
    ['an id of its own beside the file name', { id: 'other' }, 'field id: is not a known field'],
    ['a missing field', { settledBy: undefined }, 'field settledBy: is missing'],
    ['a missing choice', { scope: undefined }, 'field scope: is missing'],
    ['an unknown place of evidence', { observe: ['moon'] }, 'field observe.0: Invalid option: expected one of '],
    ['an item named twice', { prerequisites: ['one', 'one'] }, 'field prerequisites: must not name one twice'],
    ['an empty title', { title: '  ' }, 'field title: '],
  ])('refuses %s', (_, fields, mistake) => {
    const mistakes = readMistakes(modelFiles({ 'criteria/one.md': criterionFile(fields) }));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(`content/criteria/one.md: ${mistake}`);
  });

  it.each([
    ['a threshold that is missing', { thresholds: {} }, 'field thresholds.thinShare: is missing'],
    ['an unknown field', { levelz: [] }, 'field levelz: is not a known field'],
    ['levels that are not 0 to 3', { levels: [] }, 'field levels: must be the levels 0, 1, 2, 3, in this order'],
    ['a topic named twice', { roadmapOrder: ['ground', 'ground'] }, 'field roadmapOrder: must not name one twice'],
  ])('refuses a model.yaml with %s', (_, fields, mistake) => {
    expect(readMistakes(modelFiles({ 'model.yaml': modelFile(fields) }))).toContain(`content/model.yaml: ${mistake}`);
  });

  it('refuses a model.yaml with a dimension named twice', () => {
    const dimension = { id: 'first', name: 'First', question: 'What?' };
    const files = modelFiles({ 'model.yaml': modelFile({ dimensions: [dimension, dimension] }) });
    expect(readMistakes(files)).toEqual(['content/model.yaml: field dimensions: must not name one twice']);
  });

  it('refuses a share above one', () => {
    const files = modelFiles({ 'model.yaml': modelFile().replace('"thinShare":1', '"thinShare":70') });
    expect(readMistakes(files)).toEqual([
      'content/model.yaml: field thresholds.thinShare: Too big: expected number to be <=1',
    ]);
  });

  it('reports the sections of a file whose fields are wrong as well', () => {
    const body = CRITERION_BODY.replace('Because.', '');
    expect(readMistakes(modelFiles({ 'criteria/one.md': criterionFile({ title: undefined }, body) }))).toEqual([
      'content/criteria/one.md: field title: is missing',
      'content/criteria/one.md: section "Why it matters": is empty',
    ]);
  });
});
