import { describe } from 'vitest';
import { manyTargetsOneSource } from '@/lib/assessment/criteria/many-targets-one-source';
import { repositoryFacts, spoil, unreadable, without, withoutAgent } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const withoutObjects = withoutAgent(repositoryFacts());

describe('lib/assessment/criteria/many-targets-one-source.ts', () => {
  itJudges(manyTargetsOneSource, [
    ['is met by two clusters from shared definitions', repositoryFacts(), 'met', /2 targets/],
    [
      'is not met by clusters that are fed from copies',
      spoil(without(repositoryFacts(), 'fleet-templates'), 'clusters', { shared: 0 }),
      'not-met',
      /0 of 2 targets/,
    ],
    [
      'is partly met where fewer than two share',
      spoil(repositoryFacts(), 'clusters', { names: ['a', 'b', 'c'], shared: 1 }),
      'partly-met',
      /1 of 3/,
    ],
    [
      'is not met by a single target without a decision',
      spoil(without(repositoryFacts(), 'fleet-templates'), 'clusters', { names: ['a'], shared: 0 }),
      'not-met',
      /no decision/,
    ],
    [
      'is not met where no target is named',
      without(repositoryFacts(), 'clusters', 'fleet-templates'),
      'not-met',
      /No target is named/,
    ],
    [
      'is unknown where a template asks the agent for its clusters',
      without(repositoryFacts(), 'clusters'),
      'unknown',
      /every cluster that the agent knows/,
    ],
    [
      'is unknown where a template takes some of the clusters that are named, and which these are is not to be read',
      spoil(repositoryFacts(), 'clusters', { shared: 0 }),
      'unknown',
      /every cluster that the agent knows/,
    ],
    [
      'is unknown where targets are named and no agent shows what they share',
      spoil(withoutObjects, 'clusters', { shared: 0 }),
      'unknown',
      /2 targets are named/,
    ],
    [
      'is unknown where environments are named and nothing tells of the clusters that serve them',
      without(withoutObjects, 'clusters'),
      'unknown',
      /Several environments/,
    ],
    [
      'is unknown where one cluster is named and nothing tells of those that serve the environments',
      spoil(withoutObjects, 'clusters', { names: ['a'], shared: 0 }),
      'unknown',
      /Several environments/,
    ],
    [
      'is unknown where bases for environments are here and others bring them to production',
      spoil(
        spoil(without(repositoryFacts(), 'clusters', 'fleet-templates'), 'argocd-applications', { production: 0 }),
        'argocd-application-sets',
        { production: 0 },
      ),
      'unknown',
      /Several environments/,
    ],
    [
      'is not met without an agent where nothing names an environment either',
      without(withoutObjects, 'clusters', 'environments'),
      'not-met',
      /No target is named/,
    ],
    ['is unknown where the targets could not be told', unreadable(repositoryFacts(), 'clusters'), 'unknown'],
  ]);
});
