import { describe } from 'vitest';
import { platformInGit } from '@/lib/assessment/criteria/platform-in-git';
import { repositoryFacts, spoil, unreadable, without, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/platform-in-git.ts', () => {
  itJudges(platformInGit, [
    [
      'is met where add-ons and agent are under the agent',
      repositoryFacts(),
      'met',
      /2 of 2 platform add-ons \(certificates and ingress\)/,
    ],
    [
      'is partly met where the agent is installed by hand',
      spoil(repositoryFacts(), 'platform-add-ons', { agentItself: 0 }),
      'partly-met',
      /installation is not under/,
    ],
    [
      'is partly met where some add-ons are applied otherwise',
      spoil(repositoryFacts(), 'platform-add-ons', { underAgent: 1 }),
      'partly-met',
      /1 of 2/,
    ],
    [
      'is met by Flux that was bootstrapped',
      spoil(
        spoil(repositoryFacts(), 'platform-add-ons', { agentItself: 0 }),
        'flux-bootstrap',
        { installations: 1 },
        'present',
      ),
      'met',
    ],
    [
      'is unknown where nothing tells who delivers production, and so whether that delivers the platform',
      spoil(withoutAgent(repositoryFacts()), 'platform-add-ons', { underAgent: 0, agentItself: 0 }),
      'unknown',
      /Neither an agent nor a pipeline/,
    ],
    ['is not met without any of it', without(repositoryFacts(), 'platform-add-ons'), 'not-met', /No platform add-on/],
    ['is unknown where it could not be looked at', unreadable(repositoryFacts(), 'platform-add-ons'), 'unknown'],
  ]);
});
