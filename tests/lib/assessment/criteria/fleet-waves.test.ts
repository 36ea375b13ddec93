import { describe } from 'vitest';
import { fleetWaves } from '@/lib/assessment/criteria/fleet-waves';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/fleet-waves.ts', () => {
  itJudges(fleetWaves, [
    ['is met by gated waves of shared components', repositoryFacts(), 'met'],
    [
      'is partly met without health gates',
      spoil(repositoryFacts(), 'fleet-waves', { healthGated: 0 }),
      'partly-met',
      /0 of 1 rollout/,
    ],
    [
      'is partly met with gates for some',
      spoil(repositoryFacts(), 'fleet-waves', { waves: 2 }),
      'partly-met',
      /1 of 2 rollouts/,
    ],
    [
      'is partly met where shared components are left out',
      spoil(repositoryFacts(), 'fleet-waves', { shared: 0 }),
      'partly-met',
      /No shared component/,
    ],
    ['is not met where all targets change at once', without(repositoryFacts(), 'fleet-waves'), 'not-met'],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'fleet-waves'), 'unknown'],
  ]);
});
