import { describe, expect, it } from 'vitest';
import { agentPulls } from '@/lib/assessment/criteria/agent-pulls';
import {
  pushedByPipeline,
  repositoryFacts,
  spoil,
  tally,
  unreadable,
  without,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { itJudges, judgeFacts } from '@/tests/lib/assessment/judge-facts';

const infrastructure = without(withoutAgent(repositoryFacts()), 'kubernetes-manifests');

describe('lib/assessment/criteria/agent-pulls.ts', () => {
  itJudges(agentPulls, [
    ['is met by a complete production object', repositoryFacts(), 'met', /10 complete objects/],
    [
      'is met by Flux',
      spoil(withoutAgent(repositoryFacts()), 'flux-kustomizations', tally(1, 1), 'present'),
      'met',
      /1 complete object\./,
    ],
    [
      'is met by another agent',
      spoil(withoutAgent(repositoryFacts()), 'other-gitops-agent', { objects: 1, productionOf: 1 }, 'present'),
      'met',
    ],
    [
      'is met by a production object that waits for a person to sync',
      spoil(repositoryFacts(), 'argocd-automated-sync', tally(12, 0, 10)),
      'met',
    ],
    [
      'is not met where a pipeline pushes production without an agent',
      pushedByPipeline(repositoryFacts()),
      'not-met',
      /Pipelines push/,
    ],
    [
      'is not met where production is pushed although lower environments have an agent',
      spoil(pushedByPipeline(repositoryFacts()), 'argocd-applications', { objects: 2 }),
      'not-met',
    ],
    ['is unknown with neither', withoutAgent(repositoryFacts()), 'unknown', /Neither an agent nor a pipeline/],
    [
      'is unknown where no target is known as production',
      spoil(withoutAgent(repositoryFacts()), 'argocd-applications', { objects: 2 }),
      'unknown',
      /2 objects here, and none/,
    ],
    [
      'is unknown where objects cannot be resolved',
      spoil(pushedByPipeline(repositoryFacts()), 'argocd-applications', { unresolved: 3 }),
      'unknown',
      /3 objects of the agent cannot be resolved/,
    ],
    [
      'is unknown where the agent could not be looked at',
      unreadable(pushedByPipeline(repositoryFacts()), 'flux-kustomizations'),
      'unknown',
      /flux-kustomizations is unknown/,
    ],
    [
      'is unknown where pipelines could not be looked at',
      unreadable(withoutAgent(repositoryFacts()), 'push-deploys'),
      'unknown',
      /push-deploys is unknown/,
    ],
    [
      'is met by scheduled runs where no agent could run',
      spoil(infrastructure, 'push-deploys', { production: 1, scheduledApply: 1 }),
      'met',
      /in place of an agent/,
    ],
    [
      'is partly met by scheduled runs beside workloads that are pushed',
      spoil(pushedByPipeline(repositoryFacts()), 'push-deploys', { production: 2, scheduledApply: 1 }),
      'partly-met',
      /Pipelines push/,
    ],
    [
      'says where the only target was taken for production',
      spoil(repositoryFacts(), 'environments', { impliedProduction: 1 }),
      'met',
      /counts as production/,
    ],
  ]);

  it('says what would settle it where objects have no known tier', () => {
    const facts = spoil(withoutAgent(repositoryFacts()), 'argocd-applications', { objects: 2 });
    expect(judgeFacts(agentPulls, facts).settledBy).toMatch(/Tell which environment is production/);
  });
});
