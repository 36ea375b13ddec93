import { describe, expect, it } from 'vitest';
import { counted, levelTitle, percent, reportTexts } from '@/components/report/report-texts';
import { makeModel } from '@/tests/factories/sample-report';

describe('components/report/report-texts.ts', () => {
  it('puts the name of a level before its number', () => {
    const texts = reportTexts(makeModel());
    expect(levelTitle(texts, 3)).toBe('GitOps at Scale, Level 3');
    expect(levelTitle(texts, null)).toBe('Not yet placed');
  });

  it('never rounds to all or to nothing what is neither', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '50 %', 'over 99 %', '100 %']);
  });

  it('counts in words that fit the number', () => {
    expect([0, 1, 1200].map((count) => counted(count, 'file'))).toEqual(['0 files', '1 file', '1,200 files']);
    expect(counted(2, 'repository', 'repositories')).toBe('2 repositories');
  });
});
