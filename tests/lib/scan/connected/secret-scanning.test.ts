import { describe, expect, it } from 'vitest';
import { hostFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'secret-scanning';

describe('lib/scan/connected/secret-scanning.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect it'),
    });
  });

  it('tells whether it is on, and how old the oldest open finding is', () => {
    const secretScanning = { enabled: true, openFindings: 2, oldestOpenDays: 12 };
    expect(observeOne(ID, [hostFacts({ secretScanning })])).toMatchObject({
      outcome: 'present',
      measures: { enabled: 1, disabled: 0, openFindings: 2, oldestOpenDays: 12 },
    });
  });

  it('is absent where it is off, and unknown where the host does not say', () => {
    expect(observeOne(ID, [hostFacts({ secretScanning: { enabled: false } })]).outcome).toBe('absent');
    expect(observeOne(ID, [hostFacts()]).outcome).toBe('unknown');
  });
});
