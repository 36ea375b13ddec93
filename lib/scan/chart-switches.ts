import { isObject, type JsonValue, listAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';

/** Whether the values of a chart, or of anybody who uses it here, let a template be there: `off` only where all of them say so. */
export type Switched = 'on' | 'off';

/**
 * Tells of objects in chart templates whether they are there. A template that stands behind values is off where the chart's own
 * values leave one of them out or say no, and no values file or release of the repository sets it.
 */
export function chartSwitches(inventory: Inventory): (resource: Resource) => Switched {
  const found = known.get(inventory) ?? readSwitches(inventory);
  known.set(inventory, found);
  return found;
}

/** Several indicators ask of the same inventory, which never changes. */
const known = new WeakMap<Inventory, (resource: Resource) => Switched>();

function readSwitches(inventory: Inventory): (resource: Resource) => Switched {
  const memo = new Map<string, boolean>();
  const isSet = (chart: string, path: string): boolean => {
    const key = `${chart}\0${path}`;
    const isOn = memo.get(key) ?? bodiesFor(inventory, chart).some((body) => sets(body, path));
    memo.set(key, isOn);
    return isOn;
  };
  return ({ chart, switches }) =>
    chart === null || switches === undefined || switches.every((path) => isSet(chart, path)) ? 'on' : 'off';
}

/** The chart's own values, and all values of the repository that lie in no chart: any of them may be for this one. */
function bodiesFor({ values, agents, charts }: Inventory, chart: string): JsonValue[] {
  const name = charts.find(({ folder }) => folder === chart)?.name ?? null;
  const files = values
    .filter((each) => each.counted && (each.chart === chart || each.chart === null))
    .map(({ body }) => body);
  const inline = agents.flatMap(({ resource }) => inlineValues(resource.body));
  return [...files, ...inline].flatMap((body) => {
    const nested = name === null ? undefined : valueAt(body, name);
    return isObject(nested) ? [body, nested] : [body];
  });
}

/** Values that an agent object writes out for its release. */
function inlineValues(body: JsonValue): JsonValue[] {
  const sources = [valueAt(body, 'spec', 'source'), ...listAt(body, 'spec', 'sources')];
  return [valueAt(body, 'spec', 'values'), ...sources.map((source) => valueAt(source, 'helm', 'valuesObject'))].filter(
    (values) => isObject(values),
  );
}

function sets(body: JsonValue, path: string): boolean {
  const value = valueAt(body, ...path.split('.'));
  if (value === undefined || value === null || value === false || value === '' || value === 0) return false;
  if (typeof value === 'string') return isUnresolved(value) || value !== 'false';
  return !(isObject(value) && Object.keys(value).length === 0) && !(Array.isArray(value) && value.length === 0);
}
