import { describe, expect, it } from 'vitest';
import { type PlannedStep, proposeQuarters } from '@/lib/export/paper/quarters';

function step(criterion: string, changes: Partial<PlannedStep> = {}): PlannedStep {
  return { criterion, effort: 'medium', owners: ['platform'], outcome: 'not-met', first: [], ...changes };
}

describe('lib/export/paper/quarters.ts', () => {
  it('gives an owner one large step, two medium ones or six small ones in a quarter', () => {
    expect(proposeQuarters([step('a', { effort: 'large' }), step('b', { effort: 'large' })])).toEqual([1, 2]);
    expect(proposeQuarters(['a', 'b', 'c'].map((id) => step(id)))).toEqual([1, 1, 2]);
    expect(proposeQuarters([...'abcdefg'].map((id) => step(id, { effort: 'small' })))).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  it('plans each owner alone', () => {
    const steps = [step('a', { effort: 'large' }), step('b', { effort: 'large', owners: ['payments'] })];
    expect(proposeQuarters(steps)).toEqual([1, 1]);
  });

  it('needs room in each team that takes a step', () => {
    const steps = [
      step('a', { effort: 'large' }),
      step('b', { owners: ['payments'] }),
      step('c', { owners: ['payments', 'platform'] }),
    ];
    expect(proposeQuarters(steps)).toEqual([1, 1, 2]);
  });

  it('puts nothing before what has to come first', () => {
    const steps = [
      step('a', { effort: 'large' }),
      step('b', { effort: 'large' }),
      step('c', { effort: 'small', owners: ['payments'], first: ['b', 'unknown-to-the-roadmap'] }),
    ];
    expect(proposeQuarters(steps)).toEqual([1, 2, 2]);
  });

  it('fills a gap with a later step that fits', () => {
    const steps = [step('a'), step('b', { effort: 'large' }), step('c', { effort: 'small' })];
    expect(proposeQuarters(steps)).toEqual([1, 2, 1]);
  });

  it('lets finding out wait for nothing, and takes no room for it', () => {
    const unknown = step('a', { effort: 'large', outcome: 'unknown', first: ['b'] });
    expect(proposeQuarters([step('b', { effort: 'large' }), unknown, step('c')])).toEqual([1, 1, 2]);
  });

  it('gives no quarter beyond a year', () => {
    expect(proposeQuarters([...'abcde'].map((id) => step(id, { effort: 'large' }))).at(-1)).toBeNull();
  });
});
