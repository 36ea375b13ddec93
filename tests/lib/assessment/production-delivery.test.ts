import { describe, expect, it } from 'vitest';
import { gatherFacts } from '@/lib/assessment/gather-facts';
import {
  automaticObjects,
  countAgentObjects,
  findProductionDelivery,
  judgeProductionShare,
} from '@/lib/assessment/production-delivery';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import {
  pushedByPipeline,
  repositoryFacts,
  spoil,
  tally,
  unreadable,
  without,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { NOW } from '@/tests/lib/assessment/judge-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const gather = (facts: RepositoryFacts) =>
  gatherFacts({ repositories: [facts], thresholds: MODEL.thresholds, now: NOW });
const infrastructure = without(withoutAgent(repositoryFacts()), 'kubernetes-manifests');

describe('lib/assessment/production-delivery.ts', () => {
  it('puts an agent first, also where pipelines push beside it', () => {
    const both = spoil(repositoryFacts(), 'push-deploys', { production: 3 }, 'present');
    expect(findProductionDelivery(gather(both))).toMatchObject({ by: 'agent', objects: 10, unread: null });
  });

  it('says which agent could not be looked at', () => {
    const partly = unreadable(repositoryFacts(), 'flux-kustomizations');
    expect(findProductionDelivery(gather(partly))).toMatchObject({
      by: 'agent',
      unread: 'flux-kustomizations is unknown.',
    });
  });

  it('finds pipelines where no agent serves production, also where not all of them could be read', () => {
    const partly = spoil(pushedByPipeline(repositoryFacts()), 'push-deploys', {}, 'unknown');
    expect(findProductionDelivery(gather(partly))).toMatchObject({ by: 'pipeline', deploys: 1, scheduled: 0 });
  });

  it('takes scheduled runs for an agent only where nothing of Kubernetes is delivered', () => {
    const scheduled = { production: 1, scheduledApply: 1 };
    expect(findProductionDelivery(gather(spoil(infrastructure, 'push-deploys', scheduled)))).toMatchObject({
      by: 'schedule',
      runs: 1,
    });
    const released = spoil(spoil(infrastructure, 'helm-packaging', { releases: 1 }), 'push-deploys', scheduled);
    expect(findProductionDelivery(gather(released))).toMatchObject({ by: 'pipeline', scheduled: 1 });
  });

  it('counts the objects of all engines, and those of named indicators', () => {
    const facts = gather(
      spoil(repositoryFacts(), 'flux-kustomizations', { ...tally(4, 3, 2), unresolved: 1 }, 'present'),
    );
    expect(countAgentObjects(facts)).toEqual({ all: 16, production: 12, unresolved: 1 });
    expect(countAgentObjects(facts, ['flux-kustomizations'])).toEqual({ all: 4, production: 2, unresolved: 1 });
    expect(automaticObjects(facts)).toEqual({ of: 12, met: 12, unresolved: 0 });
  });

  it('judges nothing by a share of nothing', () => {
    const required = { threshold: 0.5, exclusive: true, verb: 'do' };
    const judgement = judgeProductionShare(gather(repositoryFacts()), { of: 0, met: 0, unresolved: 0 }, required, []);
    expect(judgement.outcome).toBe('unknown');
  });
});
