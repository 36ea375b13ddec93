import { describe, expect, it } from 'vitest';
import { automaticSync } from '@/lib/assessment/criteria/automatic-sync';
import {
  pushedByPipeline,
  repositoryFacts,
  spoil,
  tally,
  unreadable,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { itJudges, judgeFacts } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/automatic-sync.ts', () => {
  itJudges(automaticSync, [
    ['is met where all apply by themselves', repositoryFacts(), 'met', /10 of 10/],
    [
      'is met at the threshold',
      spoil(repositoryFacts(), 'argocd-automated-sync', { productionMet: 8 }),
      'met',
      /8 of 10 .*at least 80 %/,
    ],
    [
      'is partly met below it',
      spoil(repositoryFacts(), 'argocd-automated-sync', { productionMet: 7 }),
      'partly-met',
      /7 of 10/,
    ],
    [
      'is not met where each waits for a person',
      spoil(repositoryFacts(), 'argocd-automated-sync', { productionMet: 0 }),
      'not-met',
    ],
    [
      'counts all engines together',
      spoil(repositoryFacts(), 'flux-kustomizations', tally(5, 0), 'present'),
      'partly-met',
      /10 of 15/,
    ],
    [
      'leaves a third of unresolved objects out',
      spoil(repositoryFacts(), 'argocd-automated-sync', { productionUnresolved: 5 }),
      'met',
      /10 of 10/,
    ],
    [
      'is unknown with more than a third unresolved',
      spoil(repositoryFacts(), 'argocd-automated-sync', { productionUnresolved: 6 }),
      'unknown',
      /6 of 16 production objects/,
    ],
    [
      'is unknown where every decision is unresolved',
      spoil(repositoryFacts(), 'argocd-automated-sync', {
        productionOf: 0,
        productionMet: 0,
        productionUnresolved: 10,
      }),
      'unknown',
    ],
    ['is not met without an agent', pushedByPipeline(repositoryFacts()), 'not-met', /No agent/],
    ['is unknown with neither agent nor pipeline', withoutAgent(repositoryFacts()), 'unknown'],
    [
      'is unknown where one engine could not be looked at',
      unreadable(repositoryFacts(), 'flux-helm-releases'),
      'unknown',
      /flux-helm-releases is unknown/,
    ],
    [
      'says where the only target was taken for production',
      spoil(repositoryFacts(), 'environments', { impliedProduction: 1 }),
      'met',
      /counts as production/,
    ],
  ]);

  it('gives the share that is met', () => {
    expect(
      judgeFacts(automaticSync, spoil(repositoryFacts(), 'argocd-automated-sync', { productionMet: 7 })).share,
    ).toBe(0.7);
  });
});
