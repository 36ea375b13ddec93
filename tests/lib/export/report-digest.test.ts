import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/assessment/report';
import { digestReport, nextLevel } from '@/lib/export/report-digest';
import { makeCriterion, makeLevel, makeModel, makeReport } from '@/tests/factories/sample-report';
import { makeTeamReport } from '@/tests/lib/export/team-report';

const model = makeModel();
const heldIds = (report: Report) => digestReport(report, model).held.map(({ id }) => id);
const step = makeReport().roadmap[0];
if (step === undefined) throw new Error('The sample report has no step');

describe('lib/export/report-digest.ts', () => {
  it('counts the next level from the indicated one', () => {
    const next = (changes: Partial<Report['level']>) => nextLevel(makeReport({ level: makeLevel(changes) }));
    expect(next({ indicated: null, placement: 'not-yet-placed' })).toBe(0);
    expect(next({ indicated: 0, verified: 2 })).toBe(1);
    expect(next({ indicated: 3 })).toBeNull();
    expect(next({ indicated: null, placement: 'nothing-deployed' })).toBeNull();
  });

  it('shows the gates of the next level that are not met, and not those of a level above', () => {
    expect(heldIds(makeTeamReport({ roadmap: [] }))).toEqual(['drift-corrected', 'policy-as-code']);
  });

  it('takes an unknown gate that no step calls missing for passed over, as the indicated level does', () => {
    const roadmap = [{ ...step, criterion: 'policy-as-code', gate: true, stillMissing: ['drift-corrected'] }];
    const digest = digestReport(makeTeamReport({ roadmap }), model);
    expect(digest.held.map(({ id }) => id)).toEqual(['drift-corrected']);
    expect(digest.unsettled.map(({ id }) => id)).toEqual(['agent-pulls', 'policy-as-code']);
  });

  it('holds a gate back that is only claimed, or exempt', () => {
    const criteria = [
      makeCriterion({ id: 'claimed', gate: 1, basis: 'claimed' }),
      makeCriterion({ id: 'exempt', gate: 1, outcome: 'exempt' }),
      makeCriterion({ id: 'met', gate: 1 }),
    ];
    expect(heldIds(makeReport({ criteria }))).toEqual(['claimed', 'exempt']);
  });

  it('lets the decision for one target pass at its own level and hold the one above', () => {
    const criteria = [makeCriterion({ id: 'many-targets-one-source', gate: 2, outcome: 'not-applicable' })];
    expect(heldIds(makeReport({ criteria, level: makeLevel({ indicated: 1 }) }))).toEqual([]);
    expect(heldIds(makeReport({ criteria, level: makeLevel({ indicated: 2 }) }))).toEqual(['many-targets-one-source']);
  });

  it('shows a risk once: as a safety finding or as a risk', () => {
    const { safety, risks } = digestReport(makeTeamReport(), model);
    expect(safety.map(({ id }) => id)).toEqual(['plaintext-secrets']);
    expect(risks.map(({ id }) => id)).toEqual(['floating-images']);
  });

  it('says what a step comes to only where it raises the level', () => {
    // biome-ignore lint/suspicious/noThenProperty: the report's own field, data and never a function
    const raising = { ...step, then: { verified: 1, indicated: 1 } as const };
    // biome-ignore lint/suspicious/noThenProperty: the report's own field, data and never a function
    const staying = { ...step, then: { verified: 0, indicated: 0 } as const };
    const { steps } = digestReport(makeReport({ roadmap: [raising, staying] }), model);
    expect(steps.map(({ result }) => result)).toEqual(['then Core GitOps, Level 1, indicated', null]);
  });

  it('shows three steps and counts the others', () => {
    const { steps, furtherSteps } = digestReport(makeReport({ roadmap: [step, step, step, step, step] }), model);
    expect(steps).toHaveLength(3);
    expect(furtherSteps).toBe(2);
  });

  it('counts practices without risks, and says what could not be looked at', () => {
    expect(digestReport(makeTeamReport(), model).practices).toBe(
      '0 practices seen, 1 in part, 1 not there, 1 that could not be looked at.',
    );
  });

  it('adds up what was not counted by reason', () => {
    const entry = { repository: 'r', path: 'p', note: '' };
    const notCounted: Report['notCounted'] = [
      { ...entry, files: 3, reason: 'test' },
      { ...entry, files: 4, reason: 'test' },
      { ...entry, files: 1, reason: 'unread', note: 'over 10 MB' },
    ];
    const digest = digestReport(makeReport({ notCounted }), model);
    expect(digest.notCounted).toBe('8 files not counted: tests 7, could not be read 1.');
    expect(digest.unread).toHaveLength(1);
    expect(digestReport(makeReport({ notCounted: [] }), model).notCounted).toBeNull();
  });

  it('names what the model no longer has by its id', () => {
    const report = makeReport({ criteria: [makeCriterion({ id: 'gone', gate: 1, outcome: 'not-met' })] });
    expect(digestReport(report, model).held[0]?.title).toBe('gone');
  });
});
