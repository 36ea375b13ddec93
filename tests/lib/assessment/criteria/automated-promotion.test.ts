import { describe } from 'vitest';
import { automatedPromotion } from '@/lib/assessment/criteria/automated-promotion';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { repositoryFacts, spoil, unreadable } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const nothing = spoil(
  repositoryFacts(),
  'promotion-automation',
  { promotions: 0, gated: 0, writeBacks: 0, tools: [], gates: [] },
  'absent',
);
const images = (measures: object, from: RepositoryFacts = nothing): RepositoryFacts =>
  spoil(from, 'image-automation', { automations: 1, tools: ['Flux'], ...measures }, 'present');
const oneEnvironment = spoil(nothing, 'environments', { names: ['production'] });

describe('lib/assessment/criteria/automated-promotion.ts', () => {
  itJudges(automatedPromotion, [
    ['is met by promotions that each wait for a gate', repositoryFacts(), 'met'],
    [
      'is partly met where some wait',
      spoil(repositoryFacts(), 'promotion-automation', { gated: 1 }),
      'partly-met',
      /1 of 2 promotions/,
    ],
    [
      'is unknown where no gate is to be seen, since the Git host may hold one',
      spoil(repositoryFacts(), 'promotion-automation', { gated: 0, gates: [] }),
      'unknown',
      /Git host/,
    ],
    [
      'is partly met where versions are only written somewhere',
      spoil(nothing, 'promotion-automation', { writeBacks: 1 }, 'partial'),
      'partly-met',
      /nothing shows that they move on/,
    ],
    ['is partly met where images reach only one of several environments', images({ direct: 1 }), 'partly-met'],
    [
      'is partly met where images are written straight to the only environment',
      images({ direct: 1 }, oneEnvironment),
      'partly-met',
      /straight to the branch/,
    ],
    ['is unknown where images are proposed for it', images({ proposing: 1 }, oneEnvironment), 'unknown', /proposed/],
    [
      'is not met where images are set past Git',
      spoil(nothing, 'image-automation', { live: 1 }, 'partial'),
      'not-met',
      /past Git/,
    ],
    [
      'is unknown where only people write to several environments: what they merged may have been proposed by a machine',
      spoil(nothing, 'pull-request-flow', { writeBack: 0 }),
      'unknown',
      /another repository/,
    ],
    ['is unknown where machines write something', nothing, 'unknown', /another repository/],
    [
      'is unknown with one environment and no tool',
      spoil(oneEnvironment, 'pull-request-flow', { writeBack: 0 }),
      'unknown',
    ],
    ['is unknown where nobody could look', unreadable(repositoryFacts(), 'promotion-automation'), 'unknown'],
  ]);
});
