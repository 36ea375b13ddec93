import { describe, expect, it } from 'vitest';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'merge-to-production';
const seconds = [3_600, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 20_000, 90_000, 200_000];

describe('lib/scan/connected/merge-to-production.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('tells how long changes wait', () => {
    const finding = observeOne(ID, [runtimeFacts({ mergeToProduction: { ...factWindow, changes: 40, seconds } })]);
    expect(finding).toMatchObject({
      outcome: 'present',
      measures: { changes: 40, seconds50: 3_600, seconds80: 9_000, seconds100: 200_000 },
      reason: 'Half of 40 changes are in production 60 minutes after their merge, weekends left out.',
    });
    expect(finding.evidence[0]?.note).toBe(
      '40 changes; half of them within 60 minutes, 80 % within 2.5 hours, weekends left out',
    );
  });

  it('is unknown where there are too few changes', () => {
    const few = runtimeFacts({ mergeToProduction: { ...factWindow, changes: 4, seconds: [] } });
    expect(observeOne(ID, [few])).toMatchObject({ outcome: 'unknown', measures: { changes: 4 } });
  });
});
