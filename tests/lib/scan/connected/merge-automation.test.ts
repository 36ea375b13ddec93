import { describe, expect, it } from 'vitest';
import { goodHost, goodProposals, goodRules } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'merge-automation';

describe('lib/scan/connected/merge-automation.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect it'),
    });
  });

  it('counts repositories where bots open, rules merge and people see the rest', () => {
    expect(observeOne(ID, [goodHost()])).toMatchObject({ outcome: 'present', measures: { of: 1, met: 1, unread: 0 } });
  });

  it('takes a merge without a required check for no rule', () => {
    const facts = [goodHost({ branchRules: { ...goodRules, requiredChecks: [] } })];
    expect(observeOne(ID, facts)).toMatchObject({ outcome: 'absent', measures: { of: 1, met: 0 } });
  });

  it('wants people for the rest: an approval, or the review of owners', () => {
    const met = (branchRules: typeof goodRules) => observeOne(ID, [goodHost({ branchRules })]).measures.met;
    expect(met({ ...goodRules, requiredApprovals: 0 })).toBe(1);
    expect(met({ ...goodRules, requiredApprovals: 0, codeOwnersRequired: false })).toBe(0);
  });

  it('is open where merges by rule cannot be read', () => {
    const facts = [goodHost({ pullRequests: { ...goodProposals, mergedByRule: null } })];
    expect(observeOne(ID, facts)).toMatchObject({ outcome: 'unknown', measures: { unread: 1 } });
  });
});
