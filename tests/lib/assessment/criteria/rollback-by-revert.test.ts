import { describe, expect, it } from 'vitest';
import { rollbackByRevert } from '@/lib/assessment/criteria/rollback-by-revert';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { itJudgesFacts, judgeConnected } from '@/tests/lib/assessment/judge-facts';

interface Rollbacks {
  wayBack: 'revert' | 'by-hand';
  lastAt: string | null;
  medianSecondsToApplied: number | null;
}

const back = (changes: Partial<Rollbacks>) =>
  runtimeFacts({
    rollbacks: { wayBack: 'revert', lastAt: '2026-10-01T09:00:00Z', medianSecondsToApplied: 300, ...changes },
  });

describe('lib/assessment/criteria/rollback-by-revert.ts', () => {
  itJudgesFacts(rollbackByRevert, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    [
      'is met where the way back was gone lately and takes a known time',
      [back({})],
      'met',
      /a revert in Git.*5 minutes/,
    ],
    [
      'is unknown where it was gone long ago: a rehearsal settles it',
      [back({ lastAt: '2026-05-01T00:00:00Z' })],
      'unknown',
      /within 6 months/,
    ],
    ['is unknown where none was needed yet', [back({ lastAt: null })], 'unknown'],
    ['is partly met where releases are repaired by hand', [back({ wayBack: 'by-hand' })], 'partly-met', /by hand/],
    ['is unknown where its time is not known', [back({ medianSecondsToApplied: null })], 'unknown', /How long/],
  ]);

  const reverted = (revertedAt: string[], outcome: 'present' | 'absent' = 'present') => {
    const facts = repositoryFacts();
    const ways = revertedAt.length > 0 ? ['revert'] : [];
    const seen = finding('rollback-history', outcome, { reverts: revertedAt.length, ways, revertedAt });
    return { ...facts, indicators: [...facts.indicators, seen] };
  };
  const partsOf = (...parameters: Parameters<typeof reverted>) =>
    judgeConnected(rollbackByRevert, [], [reverted(...parameters)]).parts?.map(({ outcome }) => outcome);

  it('takes a revert in the history for a way back that was gone, and leaves its time open', () => {
    expect(partsOf(['2026-10-01T00:00:00Z'])).toEqual(['met', 'met', 'unknown']);
    expect(partsOf(['2026-01-01T00:00:00Z'])).toEqual(['met', 'unknown', 'unknown']);
  });

  it('is judged from deployments that were taken back, and names the last of them', () => {
    const rollbacks = {
      wayBack: 'previous-version' as const,
      lastAt: '2026-10-01T09:00:00Z',
      medianSecondsToApplied: 240,
      deployment: 'run-17',
    };
    const judgement = judgeConnected(rollbackByRevert, [runtimeFacts({ system: 'delivery-events', rollbacks })]);
    expect(judgement).toMatchObject({ outcome: 'met', reason: expect.stringContaining('the previous version') });
    expect(judgement.evidence[0]?.note).toContain('last on 2026-10-01 with run-17');
  });

  it('takes a history without a revert for no fault', () => {
    expect(partsOf([], 'absent')).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('joins the history and what runs', () => {
    const facts = [back({ lastAt: '2026-05-01T00:00:00Z' })];
    expect(judgeConnected(rollbackByRevert, facts, [reverted(['2026-10-01T00:00:00Z'])]).outcome).toBe('met');
  });

  it('asks for a rehearsal where none was needed', () => {
    expect(judgeConnected(rollbackByRevert, [back({ lastAt: null })], [repositoryFacts()]).settledBy).toMatch(
      /Rehearse/,
    );
  });
});
