import { describe, expect, it } from 'vitest';
import {
  awaits,
  type JudgedOutcome,
  type Judgement,
  joinParts,
  met,
  notApplicable,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { repositoryFacts } from '@/tests/factories/repository-facts';
import { judgeFacts } from '@/tests/lib/assessment/judge-facts';

const place = (path: string) => ({ repository: 'r', commit: 'c', path, line: 1, note: 'n' });

const JUDGEMENTS: Record<JudgedOutcome, Judgement> = {
  met: met('It is met.', [place('met')]),
  'partly-met': partlyMet(0.5, 'It is partly met.', [place('partly')]),
  'not-met': notMet('It is not met.', [place('not')]),
  unknown: unknown('It is unknown.'),
  'not-applicable': notApplicable('It does not apply.'),
};

function join(...outcomes: JudgedOutcome[]) {
  return joinParts(outcomes.map((outcome, index) => ({ name: `Part ${index}`, judgement: JUDGEMENTS[outcome] })));
}

describe('lib/assessment/criterion.ts', () => {
  it.each<[JudgedOutcome, JudgedOutcome[]]>([
    ['met', ['met', 'met']],
    ['met', ['met', 'not-applicable']],
    ['not-met', ['not-met', 'not-met']],
    ['not-met', ['not-met', 'unknown']],
    ['not-met', ['not-met', 'not-applicable']],
    ['partly-met', ['met', 'not-met']],
    ['partly-met', ['met', 'not-met', 'unknown']],
    ['partly-met', ['partly-met', 'not-met']],
    ['partly-met', ['partly-met', 'unknown']],
    ['unknown', ['met', 'unknown']],
    ['unknown', ['unknown', 'not-applicable']],
    ['not-applicable', ['not-applicable', 'not-applicable']],
  ])('is %s for the parts %j', (expected, parts) => {
    expect(join(...parts).outcome).toBe(expected);
  });

  it('gives a share only where it is partly met: the mean over the parts that apply', () => {
    expect(join('met', 'not-met', 'partly-met', 'not-applicable').share).toBe(0.5);
    expect(join('met', 'met').share).toBeUndefined();
    const uncounted = joinParts([{ name: 'One', judgement: partlyMet(null, 'Some of it.', []) }]);
    expect(uncounted).not.toHaveProperty('share');
  });

  it('says what decided, with its evidence, and lists every part', () => {
    const judgement = join('met', 'not-met', 'unknown', 'not-applicable');
    expect(judgement.reason).toBe('It is not met.');
    expect(judgement.evidence).toEqual([place('not')]);
    expect(judgement.parts?.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
      'Part 0: met',
      'Part 1: not-met',
      'Part 2: unknown',
      'Part 3: not-applicable',
    ]);
  });

  it('keeps what would settle an unknown part', () => {
    const open = unknown('It is unknown.', { settledBy: 'Look there.' });
    expect(joinParts([{ name: 'One', judgement: open }]).settledBy).toBe('Look there.');
    const decided = joinParts([
      { name: 'One', judgement: open },
      { name: 'Two', judgement: JUDGEMENTS['not-met'] },
    ]);
    expect(decided).not.toHaveProperty('settledBy');
  });

  it('awaits what nothing connected can show', () => {
    const waiting = awaits('gitops-skills', 'What people know is for them to say.');
    expect(judgeFacts(waiting, repositoryFacts())).toEqual(unknown('What people know is for them to say.'));
  });
});
