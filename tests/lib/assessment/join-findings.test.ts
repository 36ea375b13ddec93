import { describe, expect, it } from 'vitest';
import { joinFindings } from '@/lib/assessment/join-findings';
import type { Finding } from '@/lib/scan/evidence';
import { finding } from '@/tests/factories/repository-facts';

const ID = 'rollback-history';
const silent: Finding = { ...finding(ID, 'unknown'), evidence: [] };

describe('lib/assessment/join-findings.ts', () => {
  it('leaves the word to the side that has something to say', () => {
    const inGit = finding(ID, 'present', { reverts: 2 });
    const connected = finding(ID, 'present', { ways: ['revert'] });
    expect(joinFindings(inGit, silent)).toEqual(inGit);
    expect(joinFindings(undefined, connected)).toEqual(connected);
    expect(joinFindings(finding(ID, 'not-applicable'), silent)).toEqual(silent);
  });

  it('unites measures and evidence, and takes the stronger outcome', () => {
    const inGit = finding(ID, 'present', { reverts: 2, ways: ['revert'] });
    const connected = finding(
      ID,
      'unknown',
      { ways: ['feature-flag'], medianSeconds: 60 },
      'https://git.example.org/team/other',
    );
    const joined = joinFindings(inGit, connected);
    expect(joined).toMatchObject({
      outcome: 'present',
      measures: { reverts: 2, ways: ['feature-flag', 'revert'], medianSeconds: 60 },
    });
    expect(joined.evidence).toHaveLength(2);
    expect(joined.reason).toContain('In Git: rollback-history is present.');
  });

  it('does not call absent in Git what is only not known elsewhere', () => {
    expect(joinFindings(finding(ID, 'absent'), finding(ID, 'unknown', { ways: ['revert'] })).outcome).toBe('unknown');
    expect(joinFindings(finding(ID, 'absent'), silent).outcome).toBe('absent');
  });

  it('leaves the word to the host where it tells what takes effect', () => {
    const declared = finding('branch-protection', 'present', { directPushBlocked: 1, declared: 2 });
    const host = finding('branch-protection', 'absent', { directPushBlocked: 0, directPushAllowed: 1 }, 'host');
    expect(joinFindings(declared, host)).toMatchObject({
      outcome: 'absent',
      measures: { directPushBlocked: 0, directPushAllowed: 1, declared: 2 },
      evidence: [expect.anything(), expect.anything()],
    });
    expect(joinFindings(declared, finding('branch-protection', 'unknown', {}, 'host')).outcome).toBe('present');
  });
});
