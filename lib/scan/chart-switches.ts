import { joinPath } from '@/lib/scan/documents/folder';
import type { ChartDependency, HelmChart, HelmValues } from '@/lib/scan/documents/helm';
import { isObject, type JsonValue, listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import { chartAround } from '@/lib/scan/documents/own-subcharts';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';
import { unusedComponents } from '@/lib/scan/unused-components';

/** Whether the values of a chart, or of anybody who uses it here, let a template be there: `off` only where all of them say so. */
export type Switched = 'on' | 'off';

/**
 * Tells of objects in chart templates and in components of Kustomize whether they are there. A template that stands behind values is
 * off where the chart's own values leave one of them out or say no, and no values file or release of the repository sets it; a component
 * is off where nothing takes it in.
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
  // A condition that no values name has no effect.
  const allows = (folder: string, conditions: readonly string[]): boolean =>
    conditions.some((path) => isSet(folder, path)) || !conditions.some((path) => names(inventory, folder, path));
  const byFolder = new Map(inventory.charts.map((chart) => [chart.folder, chart]));
  const isTakenIn = (folder: string): boolean => {
    const around = byFolder.get(chartAround(folder) ?? '/');
    const entries = around ? entriesFor(around, byFolder.get(folder)) : [];
    if (!around || entries.length === 0) return true;
    return isTakenIn(around.folder) && entries.some(({ conditions }) => allows(around.folder, conditions));
  };
  const isOnlyOffered = unusedComponents(inventory);
  return ({ chart, switches, path }) => {
    if (chart === null) return isOnlyOffered(path) ? 'off' : 'on';
    return isTakenIn(chart) && (switches ?? []).every((value) => isSet(chart, value)) ? 'on' : 'off';
  };
}

function names(inventory: Inventory, folder: string, path: string): boolean {
  return bodiesFor(inventory, folder).some((body) => valueAt(body, ...path.split('.')) !== undefined);
}

/** How a chart takes in one of its `charts/` folder: once or, under other names, several times. */
function entriesFor(around: HelmChart, chart: HelmChart | undefined): ChartDependency[] {
  return around.dependencies.filter(({ name }) => name === chart?.name);
}

/**
 * The chart's own values, those that charts which take it in hand down, and all values of the repository that lie in no chart: any
 * of them may be for this one.
 */
function bodiesFor(inventory: Inventory, folder: string): JsonValue[] {
  const { values, agents, charts } = inventory;
  const chart = charts.find((each) => each.folder === folder);
  const around = charts.find((each) => each.folder === chartAround(folder));
  const names = around ? entriesFor(around, chart).map(({ name, alias }) => alias ?? name) : [chart?.name ?? ''];
  const above = around ? bodiesFor(inventory, around.folder) : [];
  const files = values
    .filter((each) => each.counted && (each.chart === folder || each.chart === null))
    .map(({ body }) => body);
  const inline = agents.flatMap(({ resource }) => inlineValues(resource.body));
  const own = [...files, ...inline];
  const below = [...own, ...above].flatMap((body) => names.flatMap((name) => objectAt(body, name) ?? []));
  return [...own, ...below, ...(chart ? handedDown(chart, charts, values) : [])];
}

/** What charts elsewhere in the repository that depend on this one write for it, in any of their values files. */
function handedDown(chart: HelmChart, charts: readonly HelmChart[], values: readonly HelmValues[]): JsonValue[] {
  return charts.flatMap((taker) => {
    const keys = taker.dependencies.flatMap((dependency) =>
      takesIn(taker, dependency, chart) ? [dependency.alias ?? dependency.name] : [],
    );
    if (keys.length === 0) return [];
    const files = values.filter((each) => each.counted && each.chart === taker.folder);
    return files.flatMap(({ body }) => keys.flatMap((key) => objectAt(body, key) ?? []));
  });
}

/** By the folder that it names, or by name where the chart is published in between. */
function takesIn(taker: HelmChart, { name, repository }: ChartDependency, chart: HelmChart): boolean {
  const local = /^file:\/\/(.*)$/.exec(repository ?? '')?.[1];
  if (local !== undefined) return joinPath(taker.folder, local) === chart.folder;
  return repository !== null && name === chart.name;
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
