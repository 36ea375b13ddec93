import { describe } from 'vitest';
import { driftAlerts } from '@/lib/assessment/criteria/drift-alerts';
import { runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const drift = (alerts: boolean, medianMinutes: number | null) => runtimeFacts({ outOfSync: { alerts, medianMinutes } });

describe('lib/assessment/criteria/drift-alerts.ts', () => {
  itJudgesFacts(driftAlerts, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where the team is alerted within the hour', [drift(true, 59)], 'met'],
    [
      'is partly met where applications are out of sync for an hour',
      [drift(true, 60)],
      'partly-met',
      /60 minutes.*under 60/,
    ],
    ['is partly met where nobody is alerted', [drift(false, 5)], 'partly-met', /alerts nobody/],
    ['is not met where neither is so', [drift(false, 90)], 'not-met'],
    ['is unknown where the time was not measured', [drift(true, null)], 'unknown', /time out of sync/],
  ]);
});
