import { describe, expect, it } from 'vitest';
import { levelLine, levelRemarks, outcomeInWords } from '@/lib/export/level-words';
import { makeLevel, makeModel, makeReport } from '@/tests/factories/sample-report';

const model = makeModel();
const line = (changes: Parameters<typeof makeLevel>[0]) => levelLine(makeLevel(changes), model.levels);
const remarks = (changes: Parameters<typeof makeLevel>[0]) =>
  levelRemarks(makeReport({ level: makeLevel(changes) }), model);

describe('lib/export/level-words.ts', () => {
  it('names the level first and its number second, then the other figures', () => {
    expect(line({ indicated: 1, verified: 1, claimed: 1, possible: 2, unsettled: ['branch-protected'] })).toBe(
      'Core GitOps, Level 1, indicated; verified Level 1; possible Level 2; unsettled: branch-protected',
    );
  });

  it('says claimed only where it differs from verified', () => {
    expect(line({ indicated: 1, verified: 1, claimed: 2, possible: 2 })).toContain('; claimed Level 2;');
    expect(line({ indicated: 1, verified: 1, claimed: 1, possible: 2 })).not.toContain('claimed');
  });

  it('never shows a level that is not held as a number', () => {
    expect(line({ indicated: null, verified: null, claimed: null, possible: 1, placement: 'not-yet-placed' })).toBe(
      'Not yet placed; possible Level 1',
    );
    expect(line({ indicated: 1, verified: null, claimed: null, possible: 1 })).toContain('verified not yet placed');
  });

  it('gives no level where nothing is deployed', () => {
    const none = { verified: null, indicated: null, claimed: null, possible: null };
    expect(line({ ...none, placement: 'nothing-deployed' })).toBe('No level: nothing here is deployed.');
    expect(remarks({ ...none, placement: 'nothing-deployed' }).join(' ')).not.toContain('%');
  });

  it('prints the level with what is disputed beside', () => {
    const figures = { without: { verified: 0, indicated: 0 }, with: { verified: 1, indicated: 2 } } as const;
    expect(line({ disputed: figures })).toContain('; with what is disputed Level 2');
    expect(line({ disputed: { without: figures.without, with: figures.without } })).not.toContain('disputed');
  });

  it('says thin, coverage and provisional in words', () => {
    expect(remarks({ thin: true, practices: { met: 5, known: 9 }, coverage: 0.599, provisional: true })).toEqual([
      '5 of 9 known practices of this level are met: under 70 %, so it is thin, and held all the same.',
      '59 % of the criteria up to the next level are known: under 60 %, so the result is provisional. ' +
        'Connect more, or answer the questions.',
    ]);
    expect(remarks({ thin: false, practices: { met: 1, known: 1 }, coverage: 0.72, provisional: false })).toEqual([
      '1 of 1 known practice of this level is met.',
      '72 % of the criteria up to the next level are known.',
    ]);
  });

  it('does not count practices of which none is known', () => {
    expect(remarks({ practices: { met: 0, known: 0 } })).toHaveLength(1);
  });

  it('says an outcome with its share, and when only people say so', () => {
    expect(outcomeInWords({ outcome: 'partly-met', share: 0.799, basis: 'observed' })).toBe('partly met, 79 %');
    expect(outcomeInWords({ outcome: 'met', share: null, basis: 'claimed' })).toBe('met, claimed only');
  });
});
