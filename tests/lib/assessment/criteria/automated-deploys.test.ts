import { describe } from 'vitest';
import { automatedDeploys } from '@/lib/assessment/criteria/automated-deploys';
import { pushedByPipeline, repositoryFacts, spoil, unreadable, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/automated-deploys.ts', () => {
  itJudges(automatedDeploys, [
    ['is met where an agent pulls', repositoryFacts(), 'met', /An agent pulls/],
    ['is met where a pipeline deploys on a push', pushedByPipeline(repositoryFacts()), 'met', /starts on a push/],
    [
      'is not met where a person has to start the pipeline',
      spoil(pushedByPipeline(repositoryFacts()), 'push-deploys', { productionAutomatic: 0, productionManual: 1 }),
      'not-met',
      /only be started by hand/,
    ],
    [
      'is unknown where what starts the pipeline is not to be seen',
      spoil(pushedByPipeline(repositoryFacts()), 'push-deploys', { productionAutomatic: 0 }),
      'unknown',
    ],
    [
      'is unknown with neither agent nor pipeline',
      withoutAgent(repositoryFacts()),
      'unknown',
      /Neither an agent nor a pipeline/,
    ],
    [
      'says what deploys were found where none is known to reach production',
      spoil(pushedByPipeline(repositoryFacts()), 'push-deploys', {
        production: 0,
        productionAutomatic: 0,
        unknownTarget: 1,
      }),
      'unknown',
      /None of the deploys that were found/,
    ],
    [
      'is met by the pipeline where the agent could not be looked at',
      unreadable(pushedByPipeline(repositoryFacts()), 'flux-kustomizations'),
      'met',
    ],
    [
      'says where the only target was taken for production',
      spoil(pushedByPipeline(repositoryFacts()), 'environments', { impliedProduction: 1 }),
      'met',
      /counts as production/,
    ],
  ]);
});
