import { z } from 'zod';
import { type CriterionDefinition, FLOW_REACH, LEVELS, Level, type Model, Thresholds } from '@/lib/model/model';

/**
 * An administrator's changes of the model: thresholds by name, and the level that a criterion is a gate of, or null for none.
 * Names are checked against the model when it is applied, so that one that was stored can be read by every later model.
 */
export const ModelOverlay = z.strictObject({
  thresholds: z.record(z.string(), z.number()).readonly().default({}),
  gates: z.record(z.string(), Level.nullable()).readonly().default({}),
});
export type ModelOverlay = Readonly<z.infer<typeof ModelOverlay>>;

/** Changes nothing: the model as it is delivered. */
export const NO_OVERLAY: ModelOverlay = { thresholds: {}, gates: {} };

/** Why an overlay cannot be used: `thresholds.thinShare`, `gates.agent-pulls` or `gates`, and what is wrong there. */
export interface OverlayProblem {
  readonly field: string;
  readonly problem: string;
}

/** An overlay would break the model. Its message lists every problem, one a line. */
export class OverlayError extends Error {
  override readonly name = 'OverlayError';

  constructor(readonly problems: readonly OverlayProblem[]) {
    super(problems.map(({ field, problem }) => `${field}: ${problem}`).join('\n'));
  }
}

/** Largest values that make sense, beside what the shape of the thresholds itself demands. */
const LARGEST: Readonly<Record<string, { value: number; why: string }>> = {
  pullRequestWindowDays: { value: FLOW_REACH.days, why: 'facts of history reach a year back' },
  pullRequestFallbackCommits: { value: FLOW_REACH.commits, why: 'so many commits are kept among the facts' },
  baselineMinimumMetrics: { value: 5, why: 'there are five metrics' },
};

/** The overlay without what equals the delivered model, its names in order: equal overlays are then equal texts. */
export function reduceOverlay(model: Model, overlay: ModelOverlay): ModelOverlay {
  const delivered = new Map<string, number>(Object.entries(model.thresholds));
  const gateOf = new Map(model.criteria.map(({ id, gate }) => [id, gate]));
  return {
    thresholds: sortedRecord(overlay.thresholds, (name, value) => delivered.get(name) !== value),
    gates: sortedRecord(overlay.gates, (id, gate) => gateOf.get(id) !== gate),
  };
}

/**
 * The model with an administrator's changes. Its version is the delivered one, `+`, and the first eight digits of the hash of
 * what differs; where nothing differs it is the delivered model itself.
 * @param hash hexadecimal digits of a text, the same on every machine
 * @throws {OverlayError} when the result would be no model.
 */
export function applyOverlay(model: Model, overlay: ModelOverlay, hash: (text: string) => string): Model {
  const reduced = reduceOverlay(model, overlay);
  const thresholds = Thresholds.safeParse({ ...model.thresholds, ...reduced.thresholds });
  const criteria = model.criteria.map((criterion) => withGate(criterion, reduced));
  const problems = [
    ...thresholdProblems(model, reduced, thresholds.error),
    ...gateProblems(model, reduced),
    ...LEVELS.filter((level) => !criteria.some(({ gate }) => gate === level)).map(levelWithoutGate),
  ];
  if (!thresholds.success || problems.length > 0) throw new OverlayError(problems);
  if (isEmptyOverlay(reduced)) return model;
  const version = `${model.version}+${hash(JSON.stringify(reduced)).slice(0, 8)}`;
  return { ...model, version, thresholds: thresholds.data, criteria };
}

/** True for an overlay that changes nothing of any model. */
export function isEmptyOverlay({ thresholds, gates }: ModelOverlay): boolean {
  return Object.keys(thresholds).length + Object.keys(gates).length === 0;
}

function thresholdProblems(model: Model, { thresholds }: ModelOverlay, error?: z.ZodError): OverlayProblem[] {
  const wrong = error?.issues.filter(({ code }) => code !== 'unrecognized_keys') ?? [];
  const unknown = Object.keys(thresholds).filter((name) => !(name in model.thresholds));
  const result = new Map<string, number>(Object.entries({ ...model.thresholds, ...thresholds }));
  const number = (name: string) => result.get(name) ?? 0;
  const tooLarge = Object.entries(LARGEST).filter(([name, { value }]) => number(name) > value);
  const crossed = number('pullRequestMinimumCommits') > number('pullRequestFallbackCommits');
  return [
    ...unknown.map((name) => ({ field: `thresholds.${name}`, problem: 'is no threshold of this model' })),
    ...wrong.map(({ path, message }) => ({ field: ['thresholds', ...path].join('.'), problem: message })),
    ...tooLarge.map(([name, { value, why }]) => ({
      field: `thresholds.${name}`,
      problem: `must be at most ${value}: ${why}`,
    })),
    ...(crossed ? [{ field: 'thresholds.pullRequestMinimumCommits', problem: fewerThanMinimum }] : []),
  ];
}

const fewerThanMinimum = 'must not be above pullRequestFallbackCommits: the commits looked at instead would be fewer';

function gateProblems({ criteria }: Model, { gates }: ModelOverlay): OverlayProblem[] {
  return Object.entries(gates).flatMap(([id, gate]) => {
    const field = `gates.${id}`;
    const criterion = criteria.find((candidate) => candidate.id === id);
    if (criterion === undefined) return [{ field, problem: 'is no criterion of this model' }];
    if (gate === null || gate >= criterion.level) return [];
    return [{ field, problem: `must not be below the criterion's own level ${criterion.level}` }];
  });
}

function levelWithoutGate(level: Level): OverlayProblem {
  return { field: 'gates', problem: `Level ${level} has no gate left, so that everybody would hold it` };
}

function withGate(criterion: CriterionDefinition, { gates }: ModelOverlay): CriterionDefinition {
  const gate = gates[criterion.id];
  return gate === undefined ? criterion : { ...criterion, gate };
}

function sortedRecord<Value>(
  record: Readonly<Record<string, Value>>,
  isKept: (name: string, value: Value) => boolean,
): Record<string, Value> {
  const kept = Object.entries(record).filter(([name, value]) => isKept(name, value));
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
