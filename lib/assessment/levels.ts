import type { LevelFigures } from '@/lib/assessment/outcomes';
import type { CriterionOutcome, LevelNumber, ReportCriterion, ReportLevel } from '@/lib/assessment/report';
import { LEVELS, type Thresholds } from '@/lib/model/model';

/** What a level is computed from: the place of a criterion in the model, and its outcome. */
export type PlacedCriterion = Pick<ReportCriterion, 'id' | 'level' | 'gate' | 'outcome' | 'basis'>;

export interface LevelContext {
  thresholds: Thresholds;
  /** Gates that no connected source can show by its nature: passed over in `indicated`, and listed as unsettled. */
  beyondSources: ReadonlySet<string>;
}

type Passes = (gate: PlacedCriterion) => boolean;

/** The one gate that may be left out, by the recorded decision that one target is enough. Level 3 is then not held. */
const MAY_BE_LEFT_OUT = 'many-targets-one-source';
const SHORT: readonly CriterionOutcome[] = ['not-met', 'partly-met'];
const OUT_OF_COUNTS: readonly CriterionOutcome[] = ['not-applicable', 'exempt'];

/** Where nothing is deployed there is no level: every figure is null, and nothing applies. */
export const NOTHING_DEPLOYED: ReportLevel = {
  verified: null,
  indicated: null,
  claimed: null,
  possible: null,
  disputed: null,
  practices: { met: 0, known: 0 },
  thin: false,
  coverage: 1,
  provisional: false,
  unsettled: [],
  placement: 'nothing-deployed',
};

/**
 * Places criteria on the levels (model 3). Gates decide: a level is held when every gate of it and of those below passes.
 * `thin`, `practices`, `coverage` and the placement speak of the indicated level: the best that evidence supports. Once all
 * gates can be seen it is the verified one. What people dispute has no part in it: `disputed` is null.
 */
export function placeOnLevels(criteria: readonly PlacedCriterion[], context: LevelContext): ReportLevel {
  const { verified, indicated } = figuresOn(criteria, context);
  const practices = countPractices(criteria, indicated);
  const coverage = shareKnown(criteria, indicated);
  return {
    verified,
    indicated,
    claimed: highestLevel(criteria, ({ outcome }) => outcome === 'met'),
    possible: highestLevel(criteria, ({ outcome }) => !SHORT.includes(outcome)),
    disputed: null,
    practices,
    thin: practices.known > 0 && practices.met / practices.known < context.thresholds.thinShare,
    coverage,
    provisional: coverage < context.thresholds.provisionalCoverage,
    unsettled: criteria
      .filter(
        (gate) => isPassedOver(gate, context.beyondSources) && gate.gate !== null && gate.gate <= (indicated ?? -1),
      )
      .map(({ id }) => id),
    placement: indicated === null ? 'not-yet-placed' : 'placed',
  };
}

/** The two figures that rest on evidence, as `placeOnLevels` gives them. */
export function figuresOn(criteria: readonly PlacedCriterion[], { beyondSources }: LevelContext): LevelFigures {
  return {
    verified: highestLevel(criteria, isVerified),
    indicated: highestLevel(criteria, (gate) => isVerified(gate) || isPassedOver(gate, beyondSources)),
  };
}

/** True for a criterion that counts: it applies, and is not exempt. */
export function isCounted({ outcome }: Pick<PlacedCriterion, 'outcome'>): boolean {
  return !OUT_OF_COUNTS.includes(outcome);
}

/** True when the gate passes in `indicated`. */
export function passesIndicated(gate: PlacedCriterion, beyondSources: ReadonlySet<string>): boolean {
  return isVerified(gate) || isLeftOut(gate) || isPassedOver(gate, beyondSources);
}

function isVerified({ outcome, basis }: PlacedCriterion): boolean {
  return outcome === 'met' && basis === 'observed';
}

/** Evidence says nothing about it, and nobody says that it is not met. */
function isPassedOver(gate: PlacedCriterion, beyondSources: ReadonlySet<string>): boolean {
  if (gate.gate === null || !beyondSources.has(gate.id)) return false;
  return gate.outcome === 'unknown' || (gate.outcome === 'met' && gate.basis === 'claimed');
}

function isLeftOut({ id, outcome }: PlacedCriterion): boolean {
  return id === MAY_BE_LEFT_OUT && outcome === 'not-applicable';
}

function highestLevel(criteria: readonly PlacedCriterion[], passes: Passes): LevelNumber | null {
  const top = criteria.some(isLeftOut) ? 2 : 3;
  const gates = criteria.filter(({ gate }) => gate !== null);
  const holds = (level: LevelNumber) =>
    gates.filter(({ gate }) => gate === level).every((gate) => isLeftOut(gate) || passes(gate));
  const firstMissing = LEVELS.find((level) => !holds(level));
  if (firstMissing === undefined) return top;
  return LEVELS.findLast((level) => level < firstMissing) ?? null;
}

/** What would be held if exempt gates passed: printed beside, never in place (model 3). */
export function figuresWithExemptions(criteria: readonly PlacedCriterion[], context: LevelContext): LevelFigures {
  const isExempt: Passes = ({ outcome }) => outcome === 'exempt';
  return {
    verified: highestLevel(criteria, (gate) => isExempt(gate) || isVerified(gate)),
    indicated: highestLevel(
      criteria,
      (gate) => isExempt(gate) || isVerified(gate) || isPassedOver(gate, context.beyondSources),
    ),
  };
}

/** "12 of 17 known practices of its level": the criteria of the level itself that are no gates of it. */
function countPractices(criteria: readonly PlacedCriterion[], held: LevelNumber | null): ReportLevel['practices'] {
  const known = criteria.filter(
    (criterion) =>
      criterion.level === held && criterion.gate !== held && isCounted(criterion) && criterion.outcome !== 'unknown',
  );
  return { met: known.filter(({ outcome }) => outcome === 'met').length, known: known.length };
}

function shareKnown(criteria: readonly PlacedCriterion[], held: LevelNumber | null): number {
  const reach = (held ?? -1) + 1;
  const applicable = criteria.filter((criterion) => criterion.level <= reach && isCounted(criterion));
  if (applicable.length === 0) return 1;
  return applicable.filter(({ outcome }) => outcome !== 'unknown').length / applicable.length;
}
