import { describe, expect, it } from 'vitest';
import { factWindow, hostFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'outside-proposals';

describe('lib/scan/connected/outside-proposals.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect it'),
    });
  });

  it('tells whether all may read, and what came from outside', () => {
    const facts = [
      hostFacts({
        access: { readableByOrganization: true },
        pullRequests: { ...factWindow, merged: 9, fromOutsideTeam: 2 },
      }),
    ];
    expect(observeOne(ID, facts)).toMatchObject({
      outcome: 'present',
      measures: { open: 1, closed: 0, outsideProposals: 2, outsideProposalsUnread: 0 },
    });
  });

  it('counts what cannot be read apart', () => {
    expect(observeOne(ID, [hostFacts({ access: { readableByOrganization: false } })])).toMatchObject({
      outcome: 'absent',
      measures: { closed: 1, outsideProposals: 0, outsideProposalsUnread: 1 },
    });
  });
});
