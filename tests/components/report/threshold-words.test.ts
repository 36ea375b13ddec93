import { describe, expect, it } from 'vitest';
import { isShare, percentNumber, thresholdText } from '@/components/report/threshold-words';
import { realTexts } from '@/tests/components/model-content';

describe('components/report/threshold-words.ts', () => {
  it.each([
    ['thinShare', 0.7, '70 %'],
    ['unresolvedShare', 0.3333, '33.33 %'],
    ['provisionalCoverage', 0.575, '57.5 %'],
    ['pullRequestFallbackCommits', 1_500, '1,500'],
    ['firstReviewWorkingDays', 0.5, '0.5'],
  ])('writes %s of %d as %s', (name, value, text) => {
    expect(thresholdText(name, value)).toBe(text);
  });

  it('takes for shares what runs from 0 to 1, and nothing else', () => {
    const wrong = Object.entries(realTexts.model.thresholds).filter(([name, value]) => isShare(name) && value > 1);
    expect(wrong).toEqual([]);
    expect(Object.keys(realTexts.model.thresholds).filter(isShare).length).toBeGreaterThan(10);
  });

  it('never shows what floating numbers do', () => {
    expect(percentNumber(0.57)).toBe(57);
    expect(percentNumber(0.29)).toBe(29);
  });
});
