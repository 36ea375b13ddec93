import { describe, expect, it } from 'vitest';
import { goodRules, hostFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'branch-protection';

describe('lib/scan/connected/branch-protection.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect it'),
    });
  });

  it('is present where all rules hold, told with the branch', () => {
    const finding = observeOne(ID, [hostFacts({ branchRules: goodRules })]);
    expect(finding).toMatchObject({ outcome: 'present', share: 1, searched: null });
    expect(finding.evidence).toMatchObject([{ path: '', line: null, source: { name: 'branch rules of main' } }]);
    expect(finding.measures).toMatchObject({ forcePushBlocked: 1, forcePushAllowed: 0, ownersRequired: 1 });
  });

  it('counts an empty list of checks as none required, and a missing one as unreadable', () => {
    const without = observeOne(ID, [hostFacts({ branchRules: { ...goodRules, requiredChecks: [] } })]);
    expect(without).toMatchObject({ outcome: 'partial', measures: { checksNotRequired: 1 } });
    const unread = observeOne(ID, [hostFacts({ branchRules: { ...goodRules, requiredChecks: null } })]);
    expect(unread).toMatchObject({ outcome: 'unknown', measures: { checksRequiredUnread: 1, checksNotRequired: 0 } });
  });

  it('is absent where no rule holds, with what was looked at', () => {
    const none = {
      branch: 'main',
      directPushBlocked: false,
      forcePushBlocked: false,
      requiredChecks: [],
      appliesToAdministrators: false,
    };
    expect(observeOne(ID, [hostFacts({ branchRules: none })])).toMatchObject({
      outcome: 'absent',
      searched: { files: 0, what: ['the rules of branches'] },
    });
  });

  it('leaves the review of owners out of the outcome', () => {
    const rules = { ...goodRules, codeOwnersRequired: false };
    expect(observeOne(ID, [hostFacts({ branchRules: rules })])).toMatchObject({
      outcome: 'present',
      measures: { ownersNotRequired: 1 },
    });
  });

  it('is open where a repository is silent', () => {
    const finding = observeOne(ID, [hostFacts({ branchRules: goodRules })], [hostFacts().repository, 'https://b']);
    expect(finding).toMatchObject({ outcome: 'unknown', measures: { forcePushBlockedUnread: 1 } });
    expect(finding.reason).toContain('Of 1 deploy repository');
  });
});
