import { describe, expect, it } from 'vitest';
import { holdingGates } from '@/lib/assessment/holding-gates';
import { makeCriterion, makeLevel, makeReport } from '@/tests/factories/sample-report';

const ids = (criteria: readonly { id: string }[]): string[] => criteria.map(({ id }) => id);

describe('lib/assessment/holding-gates.ts', () => {
  it('names the gates of the next level that are not met, and no later ones', () => {
    const { next, holding } = holdingGates(makeReport());
    expect(next).toBe(1);
    expect(ids(holding)).toEqual(['drift-corrected']);
  });

  it('puts what was seen to be missing before what is not known', () => {
    const report = makeReport({
      level: makeLevel({ indicated: 1 }),
      criteria: [
        makeCriterion({ id: 'branch-protected', gate: 2, outcome: 'unknown' }),
        makeCriterion({ id: 'production-coverage', gate: 2, outcome: 'partly-met' }),
        makeCriterion({ id: 'policy-as-code', gate: 2, outcome: 'not-met' }),
      ],
    });
    expect(ids(holdingGates(report).holding)).toEqual(['policy-as-code', 'production-coverage', 'branch-protected']);
  });

  it('lists a gate that was passed over as unsettled, not as holding', () => {
    const report = makeReport({ level: makeLevel({ indicated: 1, unsettled: ['branch-protected'] }) });
    const { holding, unsettled } = holdingGates(report);
    expect(ids(holding)).toEqual(['policy-as-code', 'drift-corrected']);
    expect(ids(unsettled)).toEqual(['branch-protected']);
  });

  it('looks to Level 0 where nothing is held yet', () => {
    const level = makeLevel({ verified: null, indicated: null, placement: 'not-yet-placed' });
    const criteria = [makeCriterion({ id: 'definitions-in-git', level: 0, gate: 0, outcome: 'not-met' })];
    const { next, holding } = holdingGates(makeReport({ level, criteria }));
    expect(next).toBe(0);
    expect(ids(holding)).toEqual(['definitions-in-git']);
  });

  it('knows no next level above the highest, nor where nothing is deployed', () => {
    expect(holdingGates(makeReport({ level: makeLevel({ indicated: 3 }) })).next).toBeNull();
    const nothing = makeLevel({ indicated: null, placement: 'nothing-deployed' });
    expect(holdingGates(makeReport({ level: nothing })).next).toBeNull();
  });
});
