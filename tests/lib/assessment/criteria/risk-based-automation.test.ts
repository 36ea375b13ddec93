import { describe, expect, it } from 'vitest';
import { riskBasedAutomation } from '@/lib/assessment/criteria/risk-based-automation';
import { goodHost, goodProposals } from '@/tests/factories/connected-facts';
import { repositoryFacts, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges, itJudgesFacts, judgeConnected } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/risk-based-automation.ts', () => {
  itJudgesFacts(riskBasedAutomation, [
    ['is unknown where nothing is connected', [], 'unknown', /Git host/],
    ['is met where most repositories have all three', [goodHost()], 'met'],
    [
      'is not met where nothing is merged by rule',
      [goodHost({ pullRequests: { ...goodProposals, mergedByRule: 0 } })],
      'not-met',
    ],
  ]);

  itJudges(riskBasedAutomation, [
    ['leaves checks and approvals open where files show bots and a rule', repositoryFacts(), 'unknown', /approvals/],
    ['is partly met where nothing merges by rule', without(repositoryFacts(), 'merge-automation'), 'partly-met'],
    [
      'is not met without bots and without a rule',
      without(repositoryFacts(), 'merge-automation', 'dependency-updates'),
      'not-met',
      /No bot/,
    ],
    [
      'is unknown where files could not be looked at',
      unreadable(repositoryFacts(), 'merge-automation', 'dependency-updates'),
      'unknown',
    ],
  ]);

  it('needs most of the repositories, those that tell nothing counted in', () => {
    const urls = ['a', 'b', 'c', 'd'].map((name) => `https://git.example.org/${name}`);
    const repositories = urls.map((url) => repositoryFacts({ url }));
    const hosts = (good: number, short: number) => [
      ...urls.slice(0, good).map((repository) => goodHost({ repository })),
      ...urls
        .slice(good, good + short)
        .map((repository) => goodHost({ repository, pullRequests: { ...goodProposals, openedByAutomation: 0 } })),
    ];
    const outcome = (good: number, short: number) =>
      judgeConnected(riskBasedAutomation, hosts(good, short), repositories).outcome;
    expect(outcome(3, 1)).toBe('met');
    expect(outcome(3, 0)).toBe('met');
    expect(outcome(2, 2)).toBe('partly-met');
    expect(outcome(2, 1)).toBe('unknown');
  });
});
