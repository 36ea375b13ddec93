import { describe } from 'vitest';
import { traceableAudit } from '@/lib/assessment/criteria/traceable-audit';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';

import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const traced = (traceable: number | null) =>
  runtimeFacts({ deployments: { ...factWindow, total: 20, recorded: 20, traceable } });

describe('lib/assessment/criteria/traceable-audit.ts', () => {
  itJudgesFacts(traceableAudit, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where each leads back', [traced(20)], 'met'],
    ['is partly met where some do', [traced(19)], 'partly-met', /19 of 20/],
    ['is not met where none does', [traced(0)], 'not-met'],
    ['is unknown where nobody followed them', [traced(null)], 'unknown', /whether each leads/],
  ]);
});
