import { describe } from 'vitest';
import { ciWithoutClusterKeys } from '@/lib/assessment/criteria/ci-without-cluster-keys';
import {
  pushedByPipeline,
  repositoryFacts,
  spoil,
  unreadable,
  without,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

const infrastructure = without(withoutAgent(repositoryFacts()), 'kubernetes-manifests');

describe('lib/assessment/criteria/ci-without-cluster-keys.ts', () => {
  itJudges(ciWithoutClusterKeys, [
    ['is met where no pipeline reaches production', repositoryFacts(), 'met'],
    [
      'is not met where pipelines push and hold keys',
      pushedByPipeline(repositoryFacts()),
      'not-met',
      /1 pipeline deploy applies .*1 standing credential/,
    ],
    [
      'is partly met where a pipeline pushes without standing keys',
      spoil(repositoryFacts(), 'push-deploys', { production: 1 }, 'present'),
      'partly-met',
      /past an agent/,
    ],
    [
      'is partly met where keys stand unused',
      spoil(repositoryFacts(), 'push-deploys', { credentials: 2 }, 'present'),
      'partly-met',
      /2 standing credentials/,
    ],
    [
      'does not apply where scheduled runs stand in for an agent',
      spoil(infrastructure, 'push-deploys', { production: 1, scheduledApply: 1 }),
      'not-applicable',
    ],
    ['is unknown with neither agent nor pipeline', withoutAgent(repositoryFacts()), 'unknown'],
    ['is unknown where the pipelines could not be looked at', unreadable(repositoryFacts(), 'push-deploys'), 'unknown'],
  ]);
});
