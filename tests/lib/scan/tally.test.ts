import { describe, expect, it } from 'vitest';
import { UNRESOLVED } from '@/lib/scan/documents/unresolved';
import { describeAgent, detectTally, markDecision, outcomeOf, tallyAgents } from '@/lib/scan/tally';
import { anAgent, aResource } from '@/tests/factories/inventory';

const texts = { none: 'Nothing.', counted: 'objects', does: 'do it', searched: { files: 3, what: ['it'] } };

describe('lib/scan/tally.ts', () => {
  it('counts yes, no and unknown, of all and of production', () => {
    const answers = new Map([
      ['a', true],
      ['b', false],
      ['c', null],
      ['d', true],
    ]);
    const agents = [...answers.keys()].map((name) => anAgent({ name, production: name === 'd' ? null : true }));
    expect(tallyAgents(agents, ({ name }) => answers.get(name) ?? null)).toEqual({
      of: 3,
      met: 2,
      unresolved: 1,
      productionOf: 2,
      productionMet: 1,
      productionUnresolved: 1,
    });
  });

  it.each([
    [0, 0, 0, 'not-applicable'],
    [0, 0, 1, 'unknown'],
    [2, 2, 0, 'present'],
    [2, 2, 1, 'present'],
    [3, 3, 2, 'present'],
    [2, 1, 0, 'partial'],
    [20, 19, 0, 'present'],
    [19, 18, 0, 'partial'],
    [60, 56, 0, 'partial'],
    [2, 0, 0, 'absent'],
    [2, 0, 2, 'absent'],
  ])('takes %i objects, %i met, %i unresolved as %s', (of, met, unresolved, outcome) => {
    expect(outcomeOf({ of, met, unresolved })).toBe(outcome);
  });

  it('gives share, reason and, where absent, what was looked for', () => {
    const zero = { productionOf: 0, productionMet: 0, productionUnresolved: 0 };
    expect(detectTally({ of: 4, met: 1, unresolved: 1, ...zero }, [], texts, { extra: 7 })).toMatchObject({
      outcome: 'partial',
      share: 0.25,
      measures: { of: 4, met: 1, unresolved: 1, extra: 7 },
      reason: expect.stringContaining('1 of 4 objects do it.'),
    });
    expect(detectTally({ of: 2, met: 0, unresolved: 0, ...zero }, [], texts)).toMatchObject({
      outcome: 'absent',
      share: 0,
      searched: { files: 3 },
    });
    expect(detectTally({ of: 0, met: 0, unresolved: 0, ...zero }, [], texts)).toMatchObject({
      outcome: 'not-applicable',
      reason: 'Nothing.',
    });
    const open = detectTally({ of: 0, met: 0, unresolved: 2, ...zero }, [], texts);
    expect(open).not.toHaveProperty('share');
    expect(open).toMatchObject({ outcome: 'unknown', reason: expect.not.stringContaining('0 of 0') });
  });

  it('points at the patch that decided, else at the key in the object itself', () => {
    const resource = aResource('kind: X\n', { path: 'a.yaml', line: 4, rootKey: ['items', 1] });
    const agent = anAgent({ resource });
    const decision = { value: true, key: ['spec', 'suspend'], patchedBy: null };
    expect(markDecision(agent, decision, 'note')).toMatchObject({
      path: 'a.yaml',
      line: 4,
      key: ['items', 1, 'spec', 'suspend'],
    });
    const patchedBy = { path: 'p.yaml', objectId: 'o', line: 9, key: [0] };
    expect(markDecision(agent, { ...decision, patchedBy }, 'note')).toEqual({ ...patchedBy, note: 'note' });
  });

  it('names an object with its environments, and never by the token of a template', () => {
    expect(describeAgent(anAgent({ kind: 'Application', name: 'shop', environments: ['prod'] }))).toBe(
      'Application shop (prod)',
    );
    expect(describeAgent(anAgent({ name: `${UNRESOLVED}-shop`, environments: [] }))).toBe(
      'Kustomization (name from a template)',
    );
  });
});
