import { describe } from 'vitest';
import { scopedAgent } from '@/lib/assessment/criteria/scoped-agent';
import {
  pushedByPipeline,
  repositoryFacts,
  spoil,
  tally,
  unreadable,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const flux = spoil(withoutAgent(repositoryFacts()), 'flux-kustomizations', tally(2, 2), 'present');

describe('lib/assessment/criteria/scoped-agent.ts', () => {
  itJudges(scopedAgent, [
    ['is met where all run in projects with limits', repositoryFacts(), 'met', /10 of 10/],
    [
      'is partly met where some do',
      spoil(repositoryFacts(), 'argocd-project-isolation', { productionMet: 4 }),
      'partly-met',
      /4 of 10/,
    ],
    [
      'is not met in the default project',
      spoil(repositoryFacts(), 'argocd-project-isolation', { productionMet: 0 }),
      'not-met',
    ],
    [
      'is unknown where projects could not be resolved',
      unreadable(repositoryFacts(), 'argocd-project-isolation'),
      'unknown',
    ],
    [
      'is met by Flux with service accounts',
      spoil(flux, 'flux-tenant-isolation', tally(2, 2), 'present'),
      'met',
      /2 of 2 production objects/,
    ],
    [
      'is partly met by Flux with some',
      spoil(flux, 'flux-tenant-isolation', tally(2, 1), 'partial'),
      'partly-met',
      /1 of 2/,
    ],
    ['is not met by Flux without any', spoil(flux, 'flux-tenant-isolation', tally(2, 0), 'absent'), 'not-met'],
    ['is unknown for Flux where nobody looked', unreadable(flux, 'flux-tenant-isolation'), 'unknown'],
    [
      'is unknown for other agents',
      spoil(withoutAgent(repositoryFacts()), 'other-gitops-agent', { objects: 1, productionOf: 1 }, 'present'),
      'unknown',
      /other agents/,
    ],
    ['is unknown without an agent', pushedByPipeline(repositoryFacts()), 'unknown', /No agent/],
  ]);
});
