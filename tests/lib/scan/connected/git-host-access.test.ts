import { describe, expect, it } from 'vitest';
import { hostFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'git-host-access';

describe('lib/scan/connected/git-host-access.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect it'),
    });
  });

  it('is present where sign-in is protected either way and administrators are known', () => {
    for (const access of [
      { twoFactorRequired: true, administrators: 3 },
      { twoFactorRequired: false, singleSignOn: true, administrators: 3 },
    ]) {
      expect(observeOne(ID, [hostFacts({ access })])).toMatchObject({
        outcome: 'present',
        measures: { administrators: 3 },
      });
    }
  });

  it('needs both to be known to be off before it says so', () => {
    const outcome = (access: object) => observeOne(ID, [hostFacts({ access })]).measures;
    expect(outcome({ twoFactorRequired: false })).toMatchObject({ signInUnprotected: 0, signInProtectedUnread: 1 });
    expect(outcome({ twoFactorRequired: false, singleSignOn: false })).toMatchObject({ signInUnprotected: 1 });
  });

  it('never takes administrators that cannot be listed for none', () => {
    const access = { twoFactorRequired: true };
    expect(observeOne(ID, [hostFacts({ access })])).toMatchObject({
      outcome: 'unknown',
      measures: { administratorsKnown: 0, administratorsUnknown: 0, administratorsKnownUnread: 1 },
    });
  });
});
