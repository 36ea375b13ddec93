import { describe } from 'vitest';
import { declarativeComplete } from '@/lib/assessment/criteria/declarative-complete';
import { pushedByPipeline, repositoryFacts, spoil, unreadable, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/declarative-complete.ts', () => {
  itJudges(declarativeComplete, [
    ['is met where an agent takes the files of the commit', repositoryFacts(), 'met', /An agent takes files/],
    [
      'is met where a pipeline applies the files of the commit',
      pushedByPipeline(repositoryFacts()),
      'met',
      /Pipelines take files/,
    ],
    [
      'is not met with an imperative step, agent or not',
      spoil(repositoryFacts(), 'push-deploys', { productionImperative: 1 }),
      'not-met',
      /1 step toward production is imperative/,
    ],
    [
      'is unknown where a tool of the own of the team deploys',
      spoil(pushedByPipeline(repositoryFacts()), 'push-deploys', { productionOpaque: 1 }),
      'unknown',
      /1 pipeline deploy by tools of the team's own/,
    ],
    ['is unknown with neither agent nor pipeline', withoutAgent(repositoryFacts()), 'unknown', /Neither/],
    [
      'is unknown where the pipelines could not be looked at',
      unreadable(repositoryFacts(), 'push-deploys'),
      'unknown',
      /push-deploys is unknown/,
    ],
    [
      'says where the only target was taken for production',
      spoil(repositoryFacts(), 'environments', { impliedProduction: 1 }),
      'met',
      /counts as production/,
    ],
  ]);
});
