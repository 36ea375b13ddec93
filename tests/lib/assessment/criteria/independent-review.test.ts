import { describe, expect, it } from 'vitest';
import { independentReview } from '@/lib/assessment/criteria/independent-review';
import { factWindow, hostFacts } from '@/tests/factories/connected-facts';
import { repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudgesFacts, judgeConnected } from '@/tests/lib/assessment/judge-facts';

const approved = (approvedByAnother: number) =>
  hostFacts({ pullRequests: { ...factWindow, merged: 105, approvedByAnother, byAutomationWithoutReview: 5 } });

describe('lib/assessment/criteria/independent-review.ts', () => {
  itJudgesFacts(independentReview, [
    ['is unknown where nothing is connected', [], 'unknown', /Git host/],
    ['is met at ninety of a hundred', [approved(90)], 'met', /90 of 100 merged pull requests.*at least 90 %/],
    ['is partly met below', [approved(89)], 'partly-met'],
    ['is not met where nobody else approves', [approved(0)], 'not-met'],
    ['is unknown where reviews cannot be read', [hostFacts({ pullRequests: { ...factWindow, merged: 5 } })], 'unknown'],
    [
      'is unknown where nothing was merged',
      [hostFacts({ pullRequests: { ...factWindow, merged: 0, approvedByAnother: 0 } })],
      'unknown',
      /No merged pull requests/,
    ],
  ]);

  it('is open while a second deploy repository is silent, and short where what is known is', () => {
    const both = [repositoryFacts(), repositoryFacts({ url: 'https://git.example.org/team/other' })];
    expect(judgeConnected(independentReview, [approved(100)], both)).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('1 repository or system does not tell'),
    });
    expect(judgeConnected(independentReview, [approved(10)], both).outcome).toBe('partly-met');
  });
});
