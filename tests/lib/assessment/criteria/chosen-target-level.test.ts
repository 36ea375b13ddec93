import { describe, expect, it } from 'vitest';
import { chosenTargetLevel } from '@/lib/assessment/criteria/chosen-target-level';
import { type RecordedTeam, summarizeRecords } from '@/lib/assessment/organization-records';
import { judgeRecords } from '@/tests/lib/assessment/judge-facts';

const team = (name: string, reason: string | null): RecordedTeam => ({
  name,
  target: reason === null ? null : { level: 1, reason },
});
const judge = (...teams: RecordedTeam[]) => judgeRecords(chosenTargetLevel, summarizeRecords(teams, []));

describe('lib/assessment/criteria/chosen-target-level.ts', () => {
  it('is met where every team has a target with a reason', () => {
    expect(judge(team('Payments', 'One cluster'), team('Search', 'Regulated'))).toMatchObject({
      outcome: 'met',
      reason: '2 of 2 teams have a target level with a reason.',
    });
  });

  it('is partly met where some have, with the others named', () => {
    expect(judge(team('Payments', 'One cluster'), team('Search', null), team('Ads', ' '))).toMatchObject({
      outcome: 'partly-met',
      share: 1 / 3,
      reason: expect.stringContaining('Still open: Ads and Search.'),
    });
  });

  it('is not met where nobody has one', () => {
    expect(judge(team('Payments', null)).outcome).toBe('not-met');
  });

  it('is unknown without records, and without teams', () => {
    expect(judgeRecords(chosenTargetLevel, null).outcome).toBe('unknown');
    expect(judge().outcome).toBe('unknown');
  });
});
