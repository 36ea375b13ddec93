import { describe, expect, it } from 'vitest';
import { settleFindings } from '@/lib/assessment/settle-findings';
import { finding, repositoryFacts } from '@/tests/factories/repository-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

function settle(unresolvedShare: number, counted?: { of: number; unresolved: number }) {
  const absent = { ...finding('floating-images', 'absent'), ...(counted ? { counted } : {}) };
  const [settled] = settleFindings(repositoryFacts({ indicators: [absent] }), { ...MODEL.thresholds, unresolvedShare });
  return settled;
}

describe('lib/assessment/settle-findings.ts', () => {
  it('makes a finding unknown where more is open than the model allows', () => {
    const open = settle(0.4, { of: 1, unresolved: 1 });
    expect(open).toMatchObject({ outcome: 'unknown', searched: null });
    expect(open?.reason).toContain('1 of 2 cannot be resolved from templates');
    expect(settle(0.5, { of: 1, unresolved: 1 })).toEqual(finding('floating-images', 'absent'));
  });

  it('takes a third for a third', () => {
    expect(settle(0.3333, { of: 2, unresolved: 1 })?.outcome).toBe('absent');
    expect(settle(0.3333, { of: 3, unresolved: 2 })?.outcome).toBe('unknown');
  });

  it('keeps a part a part, and says that its size is not known', () => {
    const some = { ...finding('versioned-images', 'partial'), counted: { of: 2, unresolved: 8 } };
    const [settled] = settleFindings(repositoryFacts({ indicators: [some] }), MODEL.thresholds);
    expect(settled).toMatchObject({ outcome: 'partial' });
    expect(settled?.reason).toContain('8 of 10 cannot be resolved');
  });

  it('leaves alone what no template can leave open, and what an older Cairn has settled', () => {
    expect(settle(0)).toEqual(finding('floating-images', 'absent'));
  });
});
