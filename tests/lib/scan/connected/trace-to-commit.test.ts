import { describe, expect, it } from 'vitest';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { observeOne } from '@/tests/lib/scan/connected/view/observe';

const ID = 'trace-to-commit';

describe('lib/scan/connected/trace-to-commit.ts', () => {
  it('is unknown where nothing is connected, and says what to connect', () => {
    expect(observeOne(ID, [])).toMatchObject({
      outcome: 'unknown',
      evidence: [],
      reason: expect.stringContaining('Connect the agent'),
    });
  });

  it('counts services that can be followed to the end', () => {
    expect(observeOne(ID, [runtimeFacts({ trace: { services: 5, complete: 5 } })])).toMatchObject({
      outcome: 'present',
      measures: { of: 5, met: 5 },
    });
  });

  it('names the services whose thread ends early, and why', () => {
    const trace = {
      services: 9,
      complete: 1,
      ends: [
        { service: 'basket', end: 'unknown-commit' as const },
        ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((service) => ({ service, end: 'no-work-item' as const })),
      ],
    };
    const finding = observeOne(ID, [runtimeFacts({ system: 'delivery-events', trace })]);
    expect(finding).toMatchObject({ outcome: 'partial', measures: { of: 9, met: 1, open: 1 } });
    expect(finding.evidence[0]?.note).toBe(
      '1 of 9 services can be traced from the running version to the work item; what runs of a, b, c, d, e, 2 more names no work item; what runs of basket is of a commit that no event tells of',
    );
  });

  it('is unknown where nothing is told of all that cannot be followed', () => {
    const trace = { services: 2, complete: 1, ends: [{ service: 'basket', end: 'unknown-commit' as const }] };
    expect(observeOne(ID, [runtimeFacts({ system: 'delivery-events', trace })]).outcome).toBe('unknown');
  });
});
