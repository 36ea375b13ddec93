import { describe } from 'vitest';
import { preProductionParity } from '@/lib/assessment/criteria/pre-production-parity';
import { pushedByPipeline, repositoryFacts, spoil, unreadable, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/pre-production-parity.ts', () => {
  itJudges(preProductionParity, [
    ['is met where the agent deploys staging too', repositoryFacts(), 'met', /staging: deployed by the same means/],
    ['is met where a pipeline deploys both', pushedByPipeline(repositoryFacts()), 'met'],
    [
      'is partly met where only staging is pushed',
      spoil(spoil(repositoryFacts(), 'argocd-applications', { objects: 9 }), 'push-deploys', { nonProduction: 1 }),
      'partly-met',
      /by other means/,
    ],
    [
      'is unknown where what deploys staging is not to be seen',
      spoil(repositoryFacts(), 'argocd-applications', { objects: 9 }),
      'unknown',
      /what deploys there/,
    ],
    [
      'is unknown where production alone is to be seen',
      spoil(repositoryFacts(), 'environments', { names: ['production'], staging: [] }),
      'unknown',
      /another repository/,
    ],
    [
      'is unknown where it could not be looked at',
      unreadable(repositoryFacts(), 'environments'),
      'unknown',
      /environments is unknown/,
    ],
    ['is unknown with neither agent nor pipeline', withoutAgent(repositoryFacts()), 'unknown', /Neither/],
  ]);
});
