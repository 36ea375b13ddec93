import { describe } from 'vitest';
import { deployPathDocumented } from '@/lib/assessment/criteria/deploy-path-documented';
import type { IndicatorOutcome } from '@/lib/scan/evidence';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

function seen(outcome: IndicatorOutcome, ...ageDays: string[]) {
  return repositoryFacts({ indicators: [finding('deployment-guide', outcome, { ageDays })] });
}

describe("lib/assessment/criteria/deploy-path-documented.ts, 'deploy-path-documented'", () => {
  itJudges(deployPathDocumented, [
    ['is met by a document that was changed within twelve months', seen('present', '365'), 'met', /365 days/],
    ['goes by the newest of several', seen('present', '700', '9'), 'met', /9 days/],
    ['is partly met by an older one', seen('present', '366'), 'partly-met'],
    ['is unknown where the history does not tell its age', seen('present'), 'unknown', /history/],
    ['is not met where none describes it', seen('absent'), 'not-met'],
    ['is unknown where documents only touch on it', seen('unknown'), 'unknown'],
  ]);
});
