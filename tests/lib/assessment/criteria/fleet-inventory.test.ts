import { describe } from 'vitest';
import { fleetInventory } from '@/lib/assessment/criteria/fleet-inventory';
import { runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const inventory = (withVersions: number, withPolicies: number) =>
  runtimeFacts({ inventory: { targets: 4, withVersions, withPolicies } });

describe('lib/assessment/criteria/fleet-inventory.ts', () => {
  itJudgesFacts(fleetInventory, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where all targets report both', [inventory(4, 4)], 'met'],
    ['is partly met where policies are missing', [inventory(4, 1)], 'partly-met', /1 of 4 targets/],
    ['is not met where none reports both', [inventory(4, 0)], 'not-met'],
  ]);
});
