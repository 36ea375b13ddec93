import { describe } from 'vitest';
import { productionIncluded } from '@/lib/assessment/criteria/production-included';
import { pushedByPipeline, repositoryFacts, spoil, without, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const lowerOnly = spoil(withoutAgent(repositoryFacts()), 'argocd-applications', { objects: 2 });
const noProduction = { names: ['staging'], production: [] };

describe('lib/assessment/criteria/production-included.ts', () => {
  itJudges(productionIncluded, [
    ['is met by an object of tier production', repositoryFacts(), 'met'],
    [
      'is not met where the agent serves lower environments only',
      spoil(lowerOnly, 'environments', noProduction),
      'not-met',
      /lower environments only: staging/,
    ],
    [
      'is unknown where an environment has no known tier',
      spoil(lowerOnly, 'environments', { ...noProduction, unknown: ['blue'] }),
      'unknown',
    ],
    ['is unknown where no environment is named', without(lowerOnly, 'environments'), 'unknown'],
    ['is unknown where production is named and its objects are elsewhere', lowerOnly, 'unknown'],
    ['is not met where production is pushed', pushedByPipeline(repositoryFacts()), 'not-met', /pushed by pipelines/],
    ['is unknown with neither agent nor pipeline', withoutAgent(repositoryFacts()), 'unknown'],
    [
      'says where the only target was taken for production',
      spoil(repositoryFacts(), 'environments', { impliedProduction: 1 }),
      'met',
      /counts as production/,
    ],
  ]);
});
