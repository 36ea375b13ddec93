import { describe } from 'vitest';
import { driftCorrected } from '@/lib/assessment/criteria/drift-corrected';
import {
  pushedByPipeline,
  repositoryFacts,
  spoil,
  tally,
  unreadable,
  without,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/drift-corrected.ts', () => {
  itJudges(driftCorrected, [
    ['is met where drift is reverted', repositoryFacts(), 'met', /10 of 10/],
    [
      'is met by more than half',
      spoil(repositoryFacts(), 'drift-detection', { productionMet: 6 }),
      'met',
      /6 of 10 .*more than 50 %/,
    ],
    [
      'is partly met by half',
      spoil(repositoryFacts(), 'drift-detection', { productionMet: 5 }),
      'partly-met',
      /5 of 10/,
    ],
    [
      'is not met where nothing reverts drift',
      spoil(repositoryFacts(), 'drift-detection', { productionMet: 0 }),
      'not-met',
    ],
    [
      'is unknown with more than a third unresolved',
      spoil(repositoryFacts(), 'drift-detection', { productionUnresolved: 6 }),
      'unknown',
    ],
    [
      'is unknown where no production object could be counted',
      spoil(repositoryFacts(), 'drift-detection', tally(0, 0)),
      'unknown',
      /could be counted/,
    ],
    [
      'is unknown where it could not be looked at',
      unreadable(repositoryFacts(), 'drift-detection'),
      'unknown',
      /drift-detection is unknown/,
    ],
    ['is not met without an agent', pushedByPipeline(repositoryFacts()), 'not-met', /Nothing looks/],
    [
      'is not met where a clock only reports drift, and says so',
      spoil(pushedByPipeline(repositoryFacts()), 'drift-detection', { scheduledChecks: 1 }),
      'not-met',
      /report it; nothing reverts it/,
    ],
    [
      'is met by scheduled runs where no agent could run',
      spoil(without(withoutAgent(repositoryFacts()), 'kubernetes-manifests'), 'push-deploys', {
        production: 1,
        scheduledApply: 1,
      }),
      'met',
    ],
    ['is unknown with neither agent nor pipeline', withoutAgent(repositoryFacts()), 'unknown'],
    [
      'says where the only target was taken for production',
      spoil(repositoryFacts(), 'environments', { impliedProduction: 1 }),
      'met',
      /counts as production/,
    ],
  ]);
});
