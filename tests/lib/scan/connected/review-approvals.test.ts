import { describe, expect, it } from 'vitest';
import { factWindow, hostFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'review-approvals';

describe('lib/scan/connected/review-approvals.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect it'),
    });
  });

  it('leaves bots under a written rule out of the count', () => {
    const pullRequests = { ...factWindow, merged: 60, approvedByAnother: 45, byAutomationWithoutReview: 10 };
    expect(observeOne(ID, [hostFacts({ pullRequests })])).toMatchObject({
      outcome: 'partial',
      share: 0.9,
      measures: { of: 50, met: 45, unread: 0 },
    });
  });

  it('takes approvals that cannot be read for unknown, never for none', () => {
    const pullRequests = { ...factWindow, merged: 60 };
    expect(observeOne(ID, [hostFacts({ pullRequests })])).toMatchObject({
      outcome: 'unknown',
      measures: { of: 0, met: 0, unread: 1 },
    });
  });
});
