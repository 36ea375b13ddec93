import { describe, expect, it } from 'vitest';
import { automatedDeploys } from '@/lib/assessment/criteria/automated-deploys';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';
import { pushedByPipeline, repositoryFacts, spoil, unreadable, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges, judgeConnected } from '@/tests/lib/assessment/judge-facts';

/** An agent's objects, none of which has a target that is known as production. */
const unnamed = ['argocd-applications', 'argocd-application-sets'].reduce(
  (facts, id) => spoil(facts, id, { production: 0 }),
  repositoryFacts(),
);

const toUnknown = (counts: Record<string, number>) =>
  spoil(pushedByPipeline(repositoryFacts()), 'push-deploys', {
    production: 0,
    productionAutomatic: 0,
    nonProduction: 0,
    unknownTarget: 2,
    ...counts,
  });

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
      'is met where an agent deploys to every target, whichever of them is production',
      spoil(unnamed, 'environments', { unnamedObjects: 4 }),
      'met',
      /Whichever is, an agent deploys/,
    ],
    ['is unknown where an agent deploys to lower tiers only', unnamed, 'unknown', /none has a target/],
    [
      'is unknown where a person starts the pipeline of a target beside those of an agent',
      spoil(spoil(unnamed, 'environments', { unnamedObjects: 4 }), 'push-deploys', {
        unknownTarget: 2,
        unknownTargetAutomatic: 1,
      }),
      'unknown',
    ],
    [
      'is met where pipelines start by themselves for every target',
      toUnknown({ unknownTargetAutomatic: 2 }),
      'met',
      /a pipeline that starts by itself deploys/,
    ],
    ['is unknown where one of them does not', toUnknown({ unknownTargetAutomatic: 1 }), 'unknown'],
    [
      'is unknown where pipelines name a lower tier, since production may be what they leave out',
      toUnknown({ unknownTargetAutomatic: 2, nonProduction: 1 }),
      'unknown',
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

  const judge = (total: number, automation: number, person: number | null, repository = repositoryFacts()) => {
    const deployments = { ...factWindow, total, startedByAutomation: automation, startedByPerson: person };
    return judgeConnected(automatedDeploys, [runtimeFacts({ system: 'delivery-events', deployments })], [repository]);
  };

  it('is judged from what started the deployments, before what is declared', () => {
    expect(judge(20, 18, 2)).toMatchObject({ outcome: 'met', reason: expect.stringContaining('18 of 20') });
    expect(judge(20, 5, 15)).toMatchObject({ outcome: 'partly-met', share: 0.25 });
    expect(judge(20, 0, 20).outcome).toBe('not-met');
    expect(judge(20, 5, null).outcome).toBe('partly-met');
  });

  it('names the events that it rests on', () => {
    expect(judge(20, 17, 2).evidence[0]?.note).toContain('automation started 17, a person 2, and of 1 nothing tells');
  });

  it('leaves the word to what is declared where deployments of which nothing is told decide', () => {
    expect(judge(20, 15, 1)).toMatchObject({ outcome: 'met', reason: expect.stringContaining('An agent pulls') });
    expect(judge(20, 15, 5).outcome).toBe('partly-met');
    expect(judge(20, 15, 1, withoutAgent(repositoryFacts())).outcome).toBe('unknown');
  });

  it('tells no share of few deployments, and does not say otherwise than they show', () => {
    expect(judge(4, 4, 0)).toMatchObject({ outcome: 'met', reason: expect.stringContaining('An agent pulls') });
    expect(judge(4, 0, 4)).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('too few') });
  });
});
