import { describe, expect, it } from 'vitest';
import { counted, levelTitle, reportTexts } from '@/components/report/report-texts';
import { makeModel } from '@/tests/factories/sample-report';

describe('components/report/report-texts.ts', () => {
  it('puts the name of a level before its number', () => {
    const texts = reportTexts(makeModel());
    expect(levelTitle(texts, 3)).toBe('GitOps at Scale, Level 3');
    expect(levelTitle(texts, null)).toBe('Not yet placed');
  });

  it('counts in words that fit the number', () => {
    expect([0, 1, 1200].map((count) => counted(count, 'file'))).toEqual(['0 files', '1 file', '1,200 files']);
    expect(counted(2, 'repository', 'repositories')).toBe('2 repositories');
  });
});
