import { describe } from 'vitest';
import { fleetSyncObjective } from '@/lib/assessment/criteria/fleet-sync-objective';
import { runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const objective = (syncObjective: { stated: boolean; met?: boolean; share?: number }) =>
  runtimeFacts({ syncObjective });

describe('lib/assessment/criteria/fleet-sync-objective.ts', () => {
  itJudgesFacts(fleetSyncObjective, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where the objective was', [objective({ stated: true, met: true })], 'met'],
    ['is partly met where it was missed', [objective({ stated: true, met: false, share: 1 })], 'partly-met', /missed/],
    [
      'measures an objective without a number by that of the model',
      [objective({ stated: true, share: 0.99 })],
      'met',
      /99 %/,
    ],
    ['is partly met where that is missed', [objective({ stated: true, share: 0.989 })], 'partly-met'],
    ['is not met without an objective, however good the share', [objective({ stated: false, share: 1 })], 'not-met'],
    ['is unknown where nothing was measured', [objective({ stated: true })], 'unknown', /is not known/],
  ]);
});
