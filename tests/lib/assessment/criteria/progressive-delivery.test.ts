import { describe } from 'vitest';
import { progressiveDelivery } from '@/lib/assessment/criteria/progressive-delivery';
import { repositoryFacts, spoil, unreadable } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const none = spoil(repositoryFacts(), 'progressive-delivery', { rollouts: 0, controlled: 0, kinds: [] }, 'absent');

describe('lib/assessment/criteria/progressive-delivery.ts', () => {
  itJudges(progressiveDelivery, [
    ['is met by rollouts with directed traffic that metrics judge', repositoryFacts(), 'met'],
    [
      'is partly met where some rollouts go without directed traffic',
      spoil(repositoryFacts(), 'progressive-delivery', { controlled: 1 }),
      'partly-met',
      /1 of 3 rollouts goes/,
    ],
    [
      'is partly met where none does',
      spoil(repositoryFacts(), 'progressive-delivery', { controlled: 0 }, 'partial'),
      'partly-met',
    ],
    [
      'is partly met where metrics judge only some',
      spoil(repositoryFacts(), 'automated-analysis', { analysed: 1 }),
      'partly-met',
      /judge 1 of 3/,
    ],
    [
      'is partly met where nothing judges',
      spoil(repositoryFacts(), 'automated-analysis', { analysed: 0 }, 'absent'),
      'partly-met',
    ],
    ['is not met by plain rolling updates', none, 'not-met'],
    [
      'is unknown where the workloads are declared elsewhere',
      spoil(none, 'kubernetes-manifests', { workloads: 0 }),
      'unknown',
      /elsewhere/,
    ],
    ['is unknown where templates decide', unreadable(repositoryFacts(), 'progressive-delivery'), 'unknown'],
    ['is unknown where analysis cannot be read', unreadable(repositoryFacts(), 'automated-analysis'), 'unknown'],
  ]);
});
