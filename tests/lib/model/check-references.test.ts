import { describe, expect, it } from 'vitest';
import { parseModel } from '@/lib/model/parse';
import { criterionFile, type Fields, indicatorFile, modelFiles } from '@/tests/lib/model/model-files';
import { readMistakes } from '@/tests/lib/model/read-mistakes';

const criteria = (fieldsById: Readonly<Record<string, Fields>>): Map<string, string> =>
  modelFiles(
    Object.fromEntries(Object.entries(fieldsById).map(([id, fields]) => [`criteria/${id}.md`, criterionFile(fields)])),
  );

describe('lib/model/check-references.ts', () => {
  it('accepts prerequisites of the same and of a lower level', () => {
    const files = criteria({ one: { prerequisites: ['two', 'three'] }, two: { level: 0 }, three: { level: 1 } });
    expect(parseModel(files).criteria).toHaveLength(3);
  });

  it.each([
    ['an unknown dimension', { dimension: 'third' }, 'field dimension: third is not a dimension of content/model.yaml'],
    ['an unknown topic', { topic: 'cellar' }, 'field topic: cellar is not in roadmapOrder of content/model.yaml'],
    ['an unknown prerequisite', { prerequisites: ['ghost'] }, 'field prerequisites: ghost is not a criterion'],
    ['a gate below its level', { gate: 0 }, "field gate: must not be below the criterion's own level 1"],
    ['itself as prerequisite', { prerequisites: ['one'] }, 'field prerequisites: cycle one → one'],
  ])('refuses a criterion with %s', (_, fields, mistake) => {
    expect(readMistakes(criteria({ one: fields }))).toEqual([`content/criteria/one.md: ${mistake}`]);
  });

  it('refuses a prerequisite of a higher level', () => {
    expect(readMistakes(criteria({ one: { prerequisites: ['two'] }, two: { level: 2 } }))).toEqual([
      "content/criteria/one.md: field prerequisites: two is of level 2, above this criterion's level 1",
    ]);
  });

  it('names each cycle of prerequisites once', () => {
    const files = criteria({
      one: { prerequisites: ['two'] },
      two: { prerequisites: ['three'] },
      three: { prerequisites: ['one'] },
      four: { prerequisites: ['one'] },
    });
    expect(readMistakes(files)).toEqual([
      'content/criteria/one.md: field prerequisites: cycle one → two → three → one',
    ]);
  });

  it('takes a criterion that two others need as no cycle', () => {
    const files = criteria({ one: {}, two: { prerequisites: ['one'] }, three: { prerequisites: ['one', 'two'] } });
    expect(parseModel(files).criteria).toHaveLength(3);
  });

  it('does not call a criterion missing whose own file is wrong', () => {
    expect(readMistakes(criteria({ one: { prerequisites: ['two'] }, two: { effort: undefined } }))).toEqual([
      'content/criteria/two.md: field effort: is missing',
    ]);
  });

  it.each([
    ['informs a criterion that does not exist', { informs: ['ghost'] }, 'field informs: ghost is not a criterion'],
    [
      'informs nothing and gives no reason',
      { informs: [] },
      'field informs: name a criterion, or give the reason in informative',
    ],
    [
      'informs a criterion and gives a reason why not',
      { informative: 'For orientation only.' },
      'field informative: must be left out where informs names a criterion',
    ],
  ])('refuses an indicator that %s', (_, fields, mistake) => {
    expect(readMistakes(modelFiles({ 'indicators/practice.md': indicatorFile(fields) }))).toEqual([
      `content/indicators/practice.md: ${mistake}`,
    ]);
  });

  it('accepts an indicator that informs nothing for a reason', () => {
    const text = indicatorFile({ informs: undefined, informative: 'For orientation only.' });
    expect(parseModel(modelFiles({ 'indicators/practice.md': text })).indicators[0]).toMatchObject({
      informs: [],
      informative: 'For orientation only.',
    });
  });
});
