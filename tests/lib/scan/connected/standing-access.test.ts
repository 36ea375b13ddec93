import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'standing-access';

describe('lib/scan/connected/standing-access.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('is present where nobody stands and access is logged', () => {
    const standingWrite = { people: 0, temporaryAccessLogged: true };
    expect(observeOne(ID, [runtimeFacts({ standingWrite })]).outcome).toBe('present');
  });

  it('tells the largest number of people of several targets', () => {
    const facts = [
      runtimeFacts({ standingWrite: { people: 2, temporaryAccessLogged: true } }),
      runtimeFacts({ environment: 'prod-2', standingWrite: { people: 5, temporaryAccessLogged: true } }),
    ];
    expect(observeOne(ID, facts)).toMatchObject({ outcome: 'partial', measures: { peopleStand: 2, people: 5 } });
  });

  it('never takes people that cannot be counted for none', () => {
    const standingWrite = { temporaryAccessLogged: true };
    expect(observeOne(ID, [runtimeFacts({ standingWrite })])).toMatchObject({
      outcome: 'unknown',
      measures: { nobodyStands: 0, nobodyStandsUnread: 1 },
    });
  });
});
