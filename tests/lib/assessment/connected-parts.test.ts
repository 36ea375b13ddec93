import { describe, expect, it } from 'vitest';
import { judgeCounts } from '@/lib/assessment/connected-parts';

const required = { thing: 'change', things: 'changes', does: 'were seen' };
const finding = { evidence: [], reason: 'Nothing is known.' };
const judge = (of: number, met: number, unread: number, more: { threshold?: number; exclusive?: boolean } = {}) =>
  judgeCounts({ of, met, unread }, { ...required, ...more }, finding);

describe('lib/assessment/connected-parts.ts', () => {
  it('asks for all unless a share is given', () => {
    expect(judge(10, 10, 0)).toMatchObject({ outcome: 'met', reason: '10 of 10 changes were seen.' });
    expect(judge(10, 9, 0)).toMatchObject({ outcome: 'partly-met', share: 0.9 });
    expect(judge(10, 9, 0, { threshold: 0.9 })).toMatchObject({
      outcome: 'met',
      reason: '9 of 10 changes were seen (at least 90 % needed).',
    });
    expect(judge(10, 5, 0, { threshold: 0.5, exclusive: true })).toMatchObject({
      outcome: 'partly-met',
      reason: expect.stringContaining('more than 50 %'),
    });
  });

  it('says why nothing was counted', () => {
    expect(judge(0, 0, 2)).toMatchObject({ outcome: 'unknown', reason: 'Nothing is known.' });
  });

  it('takes a shortfall for certain and a reached share for open while somebody does not tell', () => {
    expect(judge(10, 10, 1).outcome).toBe('unknown');
    expect(judge(10, 4, 1).outcome).toBe('partly-met');
    expect(judge(10, 0, 1).outcome).toBe('not-met');
  });
});
