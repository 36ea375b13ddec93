import { describe, expect, it } from 'vitest';
import { factWindow, goodProposals, hostFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'review-time';

describe('lib/scan/connected/review-time.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect it'),
    });
  });

  it('is present where all three medians are known', () => {
    const finding = observeOne(ID, [hostFacts({ pullRequests: goodProposals })]);
    expect(finding).toMatchObject({
      outcome: 'present',
      measures: { firstReviewSeconds: 7_200, openToMergeSeconds: 43_200, firstCheckSeconds: 240 },
    });
    expect(finding.reason).toBe(
      'Median times: 2 hours to the first review, 12 hours from opening to merge, 4 minutes to the first check result.',
    );
  });

  it('counts the median of each repository as often as it merged', () => {
    const host = (repository: string, merged: number, medianSecondsToFirstReview: number) =>
      hostFacts({ repository, pullRequests: { ...factWindow, merged, medianSecondsToFirstReview } });
    const facts = [host('https://a', 3, 90_000), host('https://b', 10, 600), host('https://c', 0, 1)];
    expect(observeOne(ID, facts, ['https://a', 'https://b', 'https://c']).measures).toEqual({
      firstReviewSeconds: 600,
    });
  });

  it('leaves a time open that one repository does not tell', () => {
    const told = hostFacts({ repository: 'https://a', pullRequests: goodProposals });
    const { medianSecondsToFirstCheck, ...others } = goodProposals;
    expect(medianSecondsToFirstCheck).toBe(240);
    const quiet = hostFacts({ repository: 'https://b', pullRequests: others });
    const finding = observeOne(ID, [told, quiet], ['https://a', 'https://b']);
    expect(finding).toMatchObject({ outcome: 'partial', reason: expect.stringContaining('to the first check result') });
    expect(finding.measures).not.toHaveProperty('firstCheckSeconds');
  });
});
