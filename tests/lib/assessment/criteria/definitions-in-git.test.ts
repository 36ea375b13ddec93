import { describe } from 'vitest';
import { definitionsInGit } from '@/lib/assessment/criteria/definitions-in-git';
import { finding, repositoryFacts, spoil, unreadable, without, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const nothing = without(withoutAgent(repositoryFacts()), 'kubernetes-manifests', 'infrastructure-code');

describe('lib/assessment/criteria/definitions-in-git.ts', () => {
  itJudges(definitionsInGit, [
    [
      'is met by complete definitions',
      repositoryFacts(),
      'met',
      /12 workloads, 10 production agent objects and 2 infra/,
    ],
    [
      'is met by a production object of an agent alone',
      without(repositoryFacts(), 'kubernetes-manifests', 'infrastructure-code'),
      'met',
    ],
    [
      'is met by an infrastructure root alone',
      spoil(nothing, 'infrastructure-code', { roots: 1 }),
      'met',
      /1 infrastructure root\./,
    ],
    [
      'is met by services of Compose alone',
      { ...nothing, indicators: [...nothing.indicators, finding('compose-services', 'present', { services: 3 })] },
      'met',
      /3 Compose services/,
    ],
    ['is met by a release alone', spoil(nothing, 'helm-packaging', { releases: 1 }), 'met'],
    [
      'is met by a chart that a pipeline deploys',
      spoil(spoil(nothing, 'helm-packaging', { charts: 2 }), 'push-deploys', { production: 1 }),
      'met',
      /2 charts that a pipeline deploys/,
    ],
    ['is unknown for a chart that nothing deploys', spoil(nothing, 'helm-packaging', { charts: 2 }), 'unknown'],
    [
      'is not met where commands change production and nothing is defined',
      spoil(nothing, 'push-deploys', { production: 1, productionImperative: 1 }),
      'not-met',
    ],
    ['is unknown where nothing is to be seen', nothing, 'unknown', /No complete workload/],
    [
      'is unknown where the files could not be looked at',
      unreadable(nothing, 'helm-packaging'),
      'unknown',
      /helm-packaging is unknown/,
    ],
    [
      'says where the only target was taken for production',
      spoil(repositoryFacts(), 'environments', { impliedProduction: 1 }),
      'met',
      /counts as production/,
    ],
  ]);
});
