import { isObject, type JsonObject, type JsonValue, listAt, objectAt } from '@/lib/scan/documents/json';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** What a generator fills into the template of an ApplicationSet, by dotted name: `name`, `values.chartVersion`. */
export type Parameters = ReadonlyMap<string, string>;

/** More than this is not written out: bounds the work on hostile matrices. */
const mostSets = 200;

/**
 * Parameters that the generators of an ApplicationSet name themselves: elements of lists and the `values` of any generator, also inside
 * `matrix` (each with each) and `merge` (the first with what the others change). What Git or the agent knows is left out (detection rules ARGO-8).
 */
export function generatorParameters(body: JsonObject): Parameters[] {
  return setsOf(listAt(body, 'spec', 'generators'), 0).filter((parameters) => parameters.size > 0);
}

function setsOf(generators: readonly JsonValue[], depth: number): Parameters[] {
  return generators
    .filter(isObject)
    .flatMap((generator) => setsOfOne(generator, depth))
    .slice(0, mostSets);
}

function setsOfOne(generator: JsonObject, depth: number): Parameters[] {
  if (depth > 4) return [];
  const inner = (key: string): Parameters[][] =>
    listAt(generator, key, 'generators').map((each) => setsOf([each], depth + 1));
  if ('matrix' in generator) return inner('matrix').reduce(each, [new Map()]);
  if ('merge' in generator) {
    const [base = [], ...changes] = inner('merge');
    const changed = changes.flat().flatMap((change) => each(base.slice(0, 1), [change]));
    return [...base, ...changed].slice(0, mostSets);
  }
  const values = Object.values(generator).map((settings) => flat(objectAt(settings, 'values') ?? {}, 'values.'));
  const shared = new Map(values.flatMap((own) => [...own]));
  const elements = listAt(generator, 'list', 'elements').filter(isObject);
  return elements.length === 0
    ? [shared]
    : each(
        elements.map((element) => flat(element, '')),
        [shared],
      );
}

function each(sets: readonly Parameters[], others: readonly Parameters[]): Parameters[] {
  const found = others.filter(({ size }) => size > 0);
  if (found.length === 0) return [...sets];
  return sets.flatMap((one) => found.map((other) => new Map([...one, ...other]))).slice(0, mostSets);
}

function flat(value: JsonObject, prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, item] of Object.entries(value)) {
    if (isObject(item) && prefix.length < 200)
      for (const [name, text] of flat(item, `${prefix}${key}.`)) found.set(name, text);
    else if (typeof item === 'string' || typeof item === 'number') found.set(`${prefix}${key}`, String(item));
  }
  return found;
}

const expression = /\{\{-?\s*\.?([\w.-]{1,100}?)\s*-?\}\}/g;

/** A text with the parameters filled in that are known; what others fill stays an expression. */
export function fillIn(text: string, parameters: Parameters): string {
  if (!isUnresolved(text)) return text;
  return text.replace(expression, (written, name: string) => parameters.get(name) ?? written);
}
