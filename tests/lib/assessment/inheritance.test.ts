import { describe, expect, it } from 'vitest';
import { type Judgement, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { inheritJudgement } from '@/lib/assessment/inheritance';

const OWN = {
  met: met('Own: met.', []),
  partly: partlyMet(0.5, 'Own: partly.', []),
  short: notMet('Own: not met.', []),
  open: unknown('Own: unknown.'),
};
const served = (judgement: Judgement) => ({ name: 'Platform', judgement });

describe('lib/assessment/inheritance.ts', () => {
  it('judges a criterion of a team on its own facts', () => {
    const inherited = inheritJudgement(OWN.short, 'team', served(met('Platform: met.', [])));
    expect(inherited).toEqual({ judgement: OWN.short, inheritedFrom: null });
  });

  it('lets repositories stand for their platform where they are it', () => {
    expect(inheritJudgement(OWN.short, 'platform', 'itself')).toEqual({ judgement: OWN.short, inheritedFrom: null });
  });

  it.each<[string, Judgement]>([
    ['not met', OWN.short],
    ['unknown', OWN.open],
  ])('inherits from the platform where the team itself shows nothing of it: %s', (_name, own) => {
    const platform = partlyMet(0.5, 'Platform: partly.', []);
    expect(inheritJudgement(own, 'platform', served(platform))).toEqual({
      judgement: platform,
      inheritedFrom: 'Platform',
    });
    expect(inheritJudgement(own, 'platform', served(OWN.short)).judgement.outcome).toBe('not-met');
  });

  it.each<[string, Judgement, Judgement, string | null, string]>([
    ['the platform meets what the team has in part', OWN.partly, met('Platform: met.', []), 'Platform', 'met'],
    ['the team meets what the platform does not', OWN.met, notMet('Platform: not met.', []), null, 'met'],
    [
      'the team has in part what the platform is not known to have',
      OWN.partly,
      unknown('Platform: unknown.'),
      null,
      'partly-met',
    ],
    ['both meet it', OWN.met, met('Platform: met.', []), null, 'met'],
  ])('counts the better outcome and shows both: %s', (_name, own, platform, from, outcome) => {
    const { judgement, inheritedFrom } = inheritJudgement(own, 'platform', served(platform));
    expect([judgement.outcome, inheritedFrom]).toEqual([outcome, from]);
    expect(judgement.parts).toEqual([
      { name: 'This team', outcome: own.outcome, reason: own.reason },
      { name: 'Platform', outcome: platform.outcome, reason: platform.reason },
    ]);
  });

  it('asks for the platform where none is named, and keeps what the team shows itself', () => {
    const { judgement } = inheritJudgement(OWN.short, 'platform', 'unnamed');
    expect(judgement).toMatchObject({ outcome: 'unknown', settledBy: 'Name the platform that serves this team.' });
    expect(inheritJudgement(OWN.partly, 'platform', 'unnamed').judgement).toBe(OWN.partly);
  });

  it('leaves a criterion of the organization unknown where nothing stands for it', () => {
    const { judgement } = inheritJudgement(OWN.short, 'organization', 'unnamed');
    expect(judgement).toMatchObject({ outcome: 'unknown', reason: expect.stringMatching(/organization/) });
  });
});
