import { describe, expect, it } from 'vitest';
import { leadingMarks, mostEvidence } from '@/lib/scan/leading-marks';

const markAt = (path: string) => ({ path, objectId: null, line: 1, note: 'seen' });

describe('lib/scan/leading-marks.ts', () => {
  it('gives marks that say the same once, the first of them', () => {
    expect(leadingMarks(['b', 'a', 'b'], markAt).map(({ path }) => path)).toEqual(['b', 'a']);
  });

  it('gives marks of one file apart that differ in line, key or words', () => {
    const marks = [
      markAt('a'),
      { ...markAt('a'), line: 2 },
      { ...markAt('a'), key: ['spec', 'prune'] },
      { ...markAt('a'), note: 'seen again' },
    ];
    expect(leadingMarks([...marks, ...marks], (mark) => ({ ...mark }))).toEqual(marks);
  });

  it('makes no more marks than are kept', () => {
    let made = 0;
    const items = Array.from({ length: 500 }, (_, index) => `file-${index}`);
    const marks = leadingMarks(items, (item) => {
      made += 1;
      return markAt(item);
    });
    expect(marks).toHaveLength(mostEvidence);
    expect(made).toBe(mostEvidence);
  });
});
