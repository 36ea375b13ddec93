import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresWithExemptions, type PlacedCriterion, placeOnLevels } from '@/lib/assessment/levels';
import { CriterionOutcome, type ReportLevel } from '@/lib/assessment/report';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const BEYOND = new Set(['branch-protected']);
const context = { thresholds: MODEL.thresholds, beyondSources: BEYOND };

type Outcomes = Record<string, PlacedCriterion['outcome']>;

/** All criteria of the model met on evidence, with the outcomes that a test changes. */
function criteria(outcomes: Outcomes = {}, basis: PlacedCriterion['basis'] = 'observed'): PlacedCriterion[] {
  const stranger = Object.keys(outcomes).find((id) => !MODEL.criteria.some((criterion) => criterion.id === id));
  if (stranger !== undefined) throw new Error(`There is no criterion ${stranger}`);
  return MODEL.criteria.map(({ id, level, gate }) => ({
    id,
    level,
    gate,
    outcome: outcomes[id] ?? 'met',
    basis: id in outcomes ? basis : 'observed',
  }));
}

function figures({ verified, indicated, claimed, possible }: ReportLevel) {
  return [verified, indicated, claimed, possible];
}

const anyCriteria = fc
  .array(
    fc.tuple(fc.constantFrom(...CriterionOutcome.options), fc.constantFrom('observed' as const, 'claimed' as const)),
    {
      minLength: MODEL.criteria.length,
      maxLength: MODEL.criteria.length,
    },
  )
  .map((drawn) =>
    criteria().map((criterion, index): PlacedCriterion => {
      const [outcome, basis] = drawn[index] ?? ['met', 'observed'];
      return { ...criterion, outcome, basis };
    }),
  );
/** Mostly met, so that high levels are reached as well. */
const nearlyMet = fc
  .tuple(anyCriteria, fc.array(fc.nat(MODEL.criteria.length - 1), { maxLength: 6 }))
  .map(([drawn, spoiled]) =>
    criteria().map((criterion, index) => (spoiled.includes(index) ? (drawn[index] ?? criterion) : criterion)),
  );
const outcomesOfAnyKind = fc.oneof(anyCriteria, nearlyMet);

function rank(level: number | null): number {
  return level ?? -1;
}

describe('lib/assessment/levels.ts', () => {
  it.each<[string, Outcomes, (number | null)[]]>([
    ['everything met holds the top', {}, [3, 3, 3, 3]],
    ['a missing gate of level 3 leaves level 2', { 'fleet-waves': 'not-met' }, [2, 2, 2, 2]],
    ['a partly met gate holds every figure', { 'fleet-waves': 'partly-met' }, [2, 2, 2, 2]],
    ['an unknown gate holds all but possible', { 'policy-as-code': 'unknown' }, [1, 1, 1, 3]],
    ['a gate that no source can show is passed over in indicated', { 'branch-protected': 'unknown' }, [1, 3, 1, 3]],
    ['the same gate holds every figure when it is seen not met', { 'branch-protected': 'not-met' }, [1, 1, 1, 1]],
    ['a missing gate of level 1 leaves level 0 whatever is above', { 'drift-corrected': 'not-met' }, [0, 0, 0, 0]],
    ['a missing gate of level 0 leaves no level', { 'definitions-in-git': 'not-met' }, [null, null, null, null]],
    ['an unknown gate of level 0 may still turn out well', { 'automated-deploys': 'unknown' }, [null, null, null, 3]],
    ['a criterion that is no gate decides nothing', { 'secrets-managed': 'not-met' }, [3, 3, 3, 3]],
    [
      'a practice of level 0 that is a gate of level 2 holds level 2 only',
      { 'changes-by-pull-request': 'not-met' },
      [1, 1, 1, 1],
    ],
    ['one target by decision holds level 2 and never 3', { 'many-targets-one-source': 'not-applicable' }, [2, 2, 2, 2]],
    ['no other gate is ever out', { 'fleet-waves': 'not-applicable' }, [2, 2, 2, 3]],
    ['an exempt gate counts as not met', { 'policy-as-code': 'exempt' }, [1, 1, 1, 3]],
  ])('%s', (_name, outcomes, expected) => {
    expect(figures(placeOnLevels(criteria(outcomes), context))).toEqual(expected);
  });

  it('takes answers for claimed and never for verified or indicated', () => {
    const claimed = placeOnLevels(criteria({ 'policy-as-code': 'met' }, 'claimed'), context);
    expect(figures(claimed)).toEqual([1, 1, 3, 3]);
  });

  it('passes over a gate that is only claimed where no source can show it', () => {
    const level = placeOnLevels(criteria({ 'branch-protected': 'met' }, 'claimed'), context);
    expect(figures(level)).toEqual([1, 3, 3, 3]);
    expect(level.unsettled).toEqual(['branch-protected']);
  });

  it('lists a passed-over gate only where the indicated level rests on it', () => {
    const held = placeOnLevels(criteria({ 'branch-protected': 'unknown' }), context);
    const below = placeOnLevels(criteria({ 'branch-protected': 'unknown', 'policy-as-code': 'not-met' }), context);
    expect(held.unsettled).toEqual(['branch-protected']);
    expect(below.unsettled).toEqual([]);
  });

  it('lets no exempt gate pass, and tells what the level were if they did', () => {
    const exempt = { 'policy-as-code': 'exempt', 'branch-protected': 'unknown' } as const;
    expect(figures(placeOnLevels(criteria(exempt), context))).toEqual([1, 1, 1, 3]);
    expect(figuresWithExemptions(criteria(exempt), context)).toEqual({ verified: 1, indicated: 3 });
  });

  it('is not yet placed without level 0', () => {
    expect(placeOnLevels(criteria({ 'automated-deploys': 'not-met' }), context).placement).toBe('not-yet-placed');
    expect(placeOnLevels(criteria(), context).placement).toBe('placed');
  });

  it('calls a held level thin when under 70 % of its known practices are met, its gates left aside', () => {
    const practices = MODEL.criteria.filter(({ level, gate }) => level === 3 && gate === null).map(({ id }) => id);
    expect(practices).toHaveLength(9);
    const short = (count: number, outcome: PlacedCriterion['outcome']) =>
      placeOnLevels(criteria(Object.fromEntries(practices.slice(0, count).map((id) => [id, outcome]))), context);
    expect(short(2, 'not-met')).toMatchObject({ indicated: 3, thin: false, practices: { met: 7, known: 9 } });
    expect(short(3, 'partly-met')).toMatchObject({ indicated: 3, thin: true, practices: { met: 6, known: 9 } });
    expect(short(9, 'unknown')).toMatchObject({ indicated: 3, thin: false, practices: { met: 0, known: 0 } });
    expect(short(9, 'exempt')).toMatchObject({ thin: false, practices: { met: 0, known: 0 } });
  });

  it('covers the levels up to one above the held one, and is provisional under 60 %', () => {
    const upToOne = MODEL.criteria.filter(({ level }) => level <= 1);
    const free = upToOne.filter(({ gate }) => gate === null).map(({ id }) => id);
    const held = { 'drift-corrected': 'not-met' } as const;
    const unknown = (count: number): Outcomes => Object.fromEntries(free.slice(0, count).map((id) => [id, 'unknown']));
    const all = upToOne.length;
    expect(all).toBe(34);
    expect(placeOnLevels(criteria({ ...held, ...unknown(13) }), context)).toMatchObject({
      coverage: 21 / all,
      provisional: false,
    });
    expect(placeOnLevels(criteria({ ...held, ...unknown(14) }), context)).toMatchObject({
      coverage: 20 / all,
      provisional: true,
    });
    const beyond = placeOnLevels(criteria({ ...held, 'fleet-inventory': 'unknown' }), context);
    expect(beyond.coverage).toBe(1);
  });

  it('leaves what does not apply out of the coverage', () => {
    const held = {
      'definitions-in-git': 'not-met',
      'git-as-habit': 'not-applicable',
      'git-host-access': 'unknown',
    } as const;
    expect(placeOnLevels(criteria(held), context).coverage).toBe(9 / 10);
  });

  it('keeps verified ≤ indicated ≤ possible and verified ≤ claimed ≤ possible, whatever the outcomes', () => {
    fc.assert(
      fc.property(outcomesOfAnyKind, (drawn) => {
        const { verified, indicated, claimed, possible } = placeOnLevels(drawn, context);
        expect(rank(verified)).toBeLessThanOrEqual(rank(indicated));
        expect(rank(indicated)).toBeLessThanOrEqual(rank(possible));
        expect(rank(verified)).toBeLessThanOrEqual(rank(claimed));
        expect(rank(claimed)).toBeLessThanOrEqual(rank(possible));
      }),
      { numRuns: 500 },
    );
  });

  it('never lowers a figure when one more criterion is met', () => {
    fc.assert(
      fc.property(outcomesOfAnyKind, fc.nat(MODEL.criteria.length - 1), (drawn, chosen) => {
        const before = figures(placeOnLevels(drawn, context));
        const improved = drawn.map(
          (criterion, index): PlacedCriterion =>
            index === chosen ? { ...criterion, outcome: 'met', basis: 'observed' } : criterion,
        );
        const after = figures(placeOnLevels(improved, context));
        after.forEach((level, index) => {
          expect(rank(level)).toBeGreaterThanOrEqual(rank(before[index] ?? null));
        });
      }),
      { numRuns: 500 },
    );
  });
});
