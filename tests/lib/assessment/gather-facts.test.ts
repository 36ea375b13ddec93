import { describe, expect, it } from 'vitest';
import { gatherFacts } from '@/lib/assessment/gather-facts';
import { factWindow, hostFacts } from '@/tests/factories/connected-facts';
import { finding, repositoryFacts, spoil } from '@/tests/factories/repository-facts';
import { NOW } from '@/tests/lib/assessment/judge-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

describe('lib/assessment/gather-facts.ts', () => {
  it('takes the findings of all repositories together', () => {
    const other = spoil(
      repositoryFacts({ url: 'https://git.example.org/team/other', role: 'application' }),
      'clusters',
      {
        names: ['north'],
        shared: 1,
      },
    );
    const facts = gatherFacts({ repositories: [repositoryFacts(), other], thresholds: MODEL.thresholds, now: NOW });
    expect(facts.number('clusters', 'shared')).toBe(3);
    expect(facts.list('clusters', 'names')).toEqual(['east', 'north', 'west']);
    expect(facts.evidence('clusters').map(({ repository }) => repository)).toEqual([other.url, repositoryFacts().url]);
    expect(facts.repositories.map(({ role }) => role)).toEqual(['configuration', 'application']);
  });

  it('takes how changes arrive from repositories that deploy, and from each of them', () => {
    const flow = (outcome: 'present' | 'unknown', commits: number) =>
      finding('pull-request-flow', outcome, { commits, viaPullRequest: commits });
    const deploying = repositoryFacts({ indicators: [flow('present', 30)] });
    const manual = repositoryFacts({
      url: 'https://git.example.org/team/manual',
      deploysNothing: true,
      indicators: [flow('unknown', 0)],
    });
    const hidden = repositoryFacts({ url: 'https://git.example.org/team/hidden', indicators: [flow('unknown', 0)] });
    const outcomeOf = (...all: (typeof deploying)[]) =>
      gatherFacts({ repositories: all, thresholds: MODEL.thresholds, now: NOW }).finding('pull-request-flow').outcome;
    expect(outcomeOf(deploying, manual)).toBe('present');
    expect(outcomeOf(deploying, hidden)).toBe('unknown');
    expect(outcomeOf(manual)).toBe('unknown');
  });

  it('asks of each repository the share of proposals that the model does', () => {
    const inRepository = (name: string, share: number) =>
      repositoryFacts({
        url: `https://git.example.org/team/${name}`,
        indicators: [{ ...finding('pull-request-flow', 'partial'), share }],
      });
    const outcomeOf = (...shares: number[]) => {
      const repositories = shares.map((share, at) => inRepository(`r${at}`, share));
      return gatherFacts({ repositories, thresholds: MODEL.thresholds, now: NOW }).finding('pull-request-flow').outcome;
    };
    expect(outcomeOf(0.98)).toBe('present');
    expect(outcomeOf(0.98, 0.9)).toBe('present');
    expect(outcomeOf(0.98, 0.4)).toBe('partial');
  });

  it('takes the count of the host for that of the log of the same repository, once', () => {
    const flow = finding('pull-request-flow', 'partial', { commits: 10, viaPullRequest: 1, direct: 9 });
    const part = (path: string) => repositoryFacts({ paths: [path], indicators: [flow] });
    const other = repositoryFacts({ url: 'https://git.example.org/team/other', indicators: [flow] });
    const pullRequests = { ...factWindow, merged: 5, commitsThroughPullRequest: 40, commitsDirect: 0 };
    const facts = gatherFacts({
      repositories: [part('a'), part('b'), other],
      connectedFacts: [hostFacts({ pullRequests })],
      thresholds: MODEL.thresholds,
      now: NOW,
    });
    expect(facts.finding('pull-request-flow').measures).toMatchObject({ viaPullRequest: 41, direct: 9 });
  });

  it('calls unknown what nobody looked for, and counts nothing for it', () => {
    const facts = gatherFacts({
      repositories: [repositoryFacts({ indicators: [] })],
      thresholds: MODEL.thresholds,
      now: NOW,
    });
    expect(facts.finding('clusters')).toMatchObject({ id: 'clusters', outcome: 'unknown', evidence: [] });
    expect(facts.number('clusters', 'shared')).toBe(0);
    expect(facts.list('clusters', 'names')).toEqual([]);
  });

  it('does not take a list for a number, nor a number for a list', () => {
    const facts = gatherFacts({
      repositories: [repositoryFacts({ indicators: [finding('clusters', 'present', { names: ['a'], shared: 2 })] })],
      thresholds: MODEL.thresholds,
      now: NOW,
    });
    expect(facts.number('clusters', 'names')).toBe(0);
    expect(facts.list('clusters', 'shared')).toEqual([]);
  });

  it('gives each place once', () => {
    const facts = gatherFacts({ repositories: [repositoryFacts()], thresholds: MODEL.thresholds, now: NOW });
    expect(facts.evidence('clusters', 'clusters', 'environments')).toHaveLength(2);
  });
});
