import { describe, expect, it } from 'vitest';
import { noExternalApproval } from '@/lib/assessment/criteria/no-external-approval';
import { gatherFacts } from '@/lib/assessment/gather-facts';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';
import { itJudgesFacts, judgeConnected, NOW } from '@/tests/lib/assessment/judge-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const HOUR = 3_600;
const waits = (...hours: number[]) =>
  runtimeFacts({ mergeToProduction: { ...factWindow, changes: 40, seconds: hours.map((each) => each * HOUR) } });
/** 80 % of the changes are within 20 hours, 85 % within 26. */
const quick = waits(1, 2, 3, 4, 5, 10, 20, 26, 30, 40, 50);
const slow = waits(30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 50);
const few = runtimeFacts({ mergeToProduction: { ...factWindow, changes: 3, seconds: [] } });

describe('lib/assessment/criteria/no-external-approval.ts', () => {
  itJudgesFacts(noExternalApproval, [
    ['is unknown where nothing is connected', [], 'unknown', /for the team to say/],
    ['is unknown with a quick way: who approves is for people to say', [quick], 'unknown', /for the team to say/],
    ['is not met where changes wait long', [slow], 'not-met', /Fewer than 80 % of 40 changes/],
    ['is unknown where too few changes are known', [few], 'unknown', /Too few/],
  ]);

  const timeOf = (...parameters: Parameters<typeof judgeConnected>) => judgeConnected(...parameters).parts?.[1];

  it('takes a quick way for a part that is met', () => {
    expect(timeOf(noExternalApproval, [quick])).toMatchObject({
      outcome: 'met',
      reason: expect.stringContaining('80 % of 40'),
    });
  });

  it('does not decide where the wanted share lies between two that are kept', () => {
    const thresholds = { ...MODEL.thresholds, mergeToProductionShare: 0.83 };
    const facts = gatherFacts({ repositories: [], connectedFacts: [quick], thresholds, now: NOW });
    expect(noExternalApproval.judge(facts).parts?.[1]).toMatchObject({ outcome: 'unknown' });
  });
});
