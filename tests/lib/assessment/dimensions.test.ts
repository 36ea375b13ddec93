import { describe, expect, it } from 'vitest';
import { profileDimensions } from '@/lib/assessment/dimensions';
import type { CriterionOutcome } from '@/lib/assessment/report';
import { MODEL } from '@/tests/lib/assessment/shared-model';

/** The four criteria of level 1 in the dimension `security` and their like: one dimension, one level, literal outcomes. */
function stepOf(...outcomes: CriterionOutcome[]) {
  const criteria = outcomes.map((outcome) => ({ dimension: 'security', level: 1 as const, outcome }));
  return profileDimensions(criteria, MODEL).find(({ id }) => id === 'security')?.steps[1];
}

describe('lib/assessment/dimensions.ts', () => {
  it('has four steps for each dimension, in the order of the model', () => {
    const profile = profileDimensions([], MODEL);
    expect(profile.map(({ id }) => id)).toEqual(MODEL.dimensions.map(({ id }) => id));
    expect(profile.every(({ steps }) => steps.map(({ level }) => level).join() === '0,1,2,3')).toBe(true);
  });

  it('fills a step whose known criteria are all met, when half are known', () => {
    expect(stepOf('met', 'met', 'unknown', 'unknown')).toEqual({ level: 1, met: 2, known: 2, all: 4, filled: true });
  });

  it.each<[string, CriterionOutcome[]]>([
    ['less than half is known', ['met', 'unknown', 'unknown']],
    ['one that is known is not met', ['met', 'met', 'partly-met']],
    ['nothing is known', ['unknown', 'unknown']],
    ['nothing is left to count', ['not-applicable', 'exempt']],
    ['it has no criteria', []],
  ])('leaves a step outlined when %s', (_name, outcomes) => {
    expect(stepOf(...outcomes)?.filled).toBe(false);
  });

  it('leaves out what does not apply and what is exempt', () => {
    expect(stepOf('met', 'not-applicable', 'exempt')).toEqual({ level: 1, met: 1, known: 1, all: 1, filled: true });
  });

  it('counts the criteria of the model as its table does', () => {
    const criteria = MODEL.criteria.map(({ dimension, level }) => ({ dimension, level, outcome: 'met' as const }));
    const totals = [0, 1, 2, 3].map((level) =>
      profileDimensions(criteria, MODEL).reduce((sum, { steps }) => sum + (steps[level]?.all ?? 0), 0),
    );
    expect(totals).toEqual([11, 23, 27, 12]);
  });
});
