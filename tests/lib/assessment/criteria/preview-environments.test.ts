import { describe } from 'vitest';
import { previewEnvironments } from '@/lib/assessment/criteria/preview-environments';
import { pushedByPipeline, repositoryFacts, spoil, unreadable } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const pushed = (facts = repositoryFacts()) => spoil(facts, 'preview-environments', { pulled: 0, pushed: 1 });

describe('lib/assessment/criteria/preview-environments.ts', () => {
  itJudges(previewEnvironments, [
    ['is met by previews that an agent makes and takes away', repositoryFacts(), 'met'],
    ['is partly met where a pipeline pushes them and an agent delivers the service', pushed(), 'partly-met', /pushes/],
    ['is met where a pipeline delivers both', pushed(pushedByPipeline(repositoryFacts())), 'met'],
    [
      'is partly met where nothing takes them away',
      spoil(repositoryFacts(), 'preview-environments', { previews: 0, halves: 1, pulled: 0 }, 'partial'),
      'partly-met',
    ],
    [
      'is not met where there are none',
      spoil(repositoryFacts(), 'preview-environments', { previews: 0, pulled: 0 }, 'absent'),
      'not-met',
    ],
    ['is unknown where nobody could look', unreadable(repositoryFacts(), 'preview-environments'), 'unknown'],
  ]);
});
