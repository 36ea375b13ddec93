import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { joinPath } from '@/lib/scan/documents/folder';
import type { ChartDependency, HelmChart } from '@/lib/scan/documents/helm';
import { isObject, type JsonValue, listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import { chartAround } from '@/lib/scan/documents/own-subcharts';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
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
export const chartSwitches: (inventory: Inventory) => (resource: Resource) => Switched = rememberFor(readSwitches);

/** What is written at one path of the values of a chart: as often as it is. */
interface WrittenValues {
  /** By the chart itself, by charts that take it in, and by agent objects that install it. */
  own: JsonValue[];
  /** By values that do not say which chart they are for, and those of other releases. */
  others: JsonValue[];
}

/** What the values of the chart in a folder, and those that may be for it, hold at a path. */
export function chartValuesAt(inventory: Inventory, folder: string, path: string): WrittenValues {
  const written = bodiesIn(inventory)(folder).flatMap(({ body, isOwn }) => {
    const value = valueAt(body, ...path.split('.')) ?? null;
    return value === null ? [] : [{ value, isOwn }];
  });
  const valuesOf = (all: typeof written): JsonValue[] => all.map(({ value }) => value);
  return {
    own: valuesOf(written.filter(({ isOwn }) => isOwn)),
    others: valuesOf(written.filter(({ isOwn }) => !isOwn)),
  };
}

/** Values that a chart may be rendered with; `isOwn`: they are for this chart and no other. */
interface Body {
  body: JsonValue;
  isOwn: boolean;
}

function ownBody(body: JsonValue): Body {
  return { body, isOwn: true };
}

function openBody(body: JsonValue): Body {
  return { body, isOwn: false };
}

const bodiesIn: (inventory: Inventory) => (folder: string) => Body[] = rememberFor(bodiesByChart);

function readSwitches(inventory: Inventory): (resource: Resource) => Switched {
  const memo = new Map<string, boolean>();
  // Asked only where an object stands behind values, which in many repositories none does.
  const bodiesFor = (folder: string): Body[] => bodiesIn(inventory)(folder);
  const isSet = (chart: string, path: string): boolean => {
    const key = `${chart}\0${path}`;
    const isOn = memo.get(key) ?? bodiesFor(chart).some(({ body }) => sets(body, path));
    memo.set(key, isOn);
    return isOn;
  };
  // A condition that no values name has no effect.
  const allows = (folder: string, conditions: readonly string[]): boolean =>
    conditions.some((path) => isSet(folder, path)) ||
    !conditions.some((path) => bodiesFor(folder).some(({ body }) => names(body, path)));
  const byFolder = new Map(inventory.charts.map((chart) => [chart.folder, chart]));
  const isTakenIn: (folder: string) => boolean = remember((folder) => {
    const around = byFolder.get(chartAround(folder) ?? '/');
    const entries = around ? entriesFor(around, byFolder.get(folder)) : [];
    if (!around || entries.length === 0) return true;
    return isTakenIn(around.folder) && entries.some(({ conditions }) => allows(around.folder, conditions));
  });
  const isOnlyOffered = unusedComponents(inventory);
  return ({ chart, switches, path }) => {
    if (chart === null) return isOnlyOffered(path) ? 'off' : 'on';
    return isTakenIn(chart) && (switches ?? []).every((value) => isSet(chart, value)) ? 'on' : 'off';
  };
}

function names(body: JsonValue, path: string): boolean {
  return valueAt(body, ...path.split('.')) !== undefined;
}

/** How a chart takes in one of its `charts/` folder: once or, under other names, several times. */
function entriesFor({ dependencies }: HelmChart, chart: HelmChart | undefined): readonly ChartDependency[] {
  return chart?.name ? (dependenciesByName(dependencies).get(chart.name) ?? []) : [];
}

/** A chart may hold thousands of others. */
const dependenciesByName = rememberFor(
  (dependencies: readonly ChartDependency[]): ReadonlyMap<string, readonly ChartDependency[]> =>
    Map.groupBy(dependencies, ({ name }) => name),
);

/**
 * The chart's own values, those that charts which take it in hand down, and all values of the repository that lie in no chart: any
 * of them may be for this one. Collected once for each chart.
 */
function bodiesByChart({ values, agents, charts }: Inventory): (folder: string) => Body[] {
  const byFolder = new Map(charts.map((chart) => [chart.folder, chart]));
  const byChart = Map.groupBy(
    values.filter(({ counted }) => counted),
    ({ chart }) => chart,
  );
  const filesOf = (chart: string | null): JsonValue[] => (byChart.get(chart) ?? []).map(({ body }) => body);
  const inline = agents.flatMap((agent) => {
    const bodies = inlineValues(agent.resource.body);
    if (bodies.length === 0) return [];
    const installed = chartsOf(agent);
    return bodies.map((body) => ({ installed, ofThis: ownBody(body), ofOther: openBody(body) }));
  });
  const open = filesOf(null).map(openBody);
  const takings = takingsOf(charts);
  const bodiesFor = remember((folder: string): Body[] => {
    const chart = byFolder.get(folder);
    const around = byFolder.get(chartAround(folder) ?? '/');
    const names = around ? entriesFor(around, chart).map(({ name, alias }) => alias ?? name) : [chart?.name ?? ''];
    const above = around ? bodiesFor(around.folder) : [];
    const isInstalled = (keys: ReadonlySet<string>) => keys.has(folder) || keys.has(chart?.name ?? folder);
    const own = [
      ...filesOf(folder).map(ownBody),
      ...open,
      ...inline.map(({ installed, ofThis, ofOther }) => (isInstalled(installed) ? ofThis : ofOther)),
    ];
    const below = [...own, ...above].flatMap(({ body, isOwn }) =>
      names.flatMap((name) => objectAt(body, name) ?? []).map((inner) => ({ body: inner, isOwn })),
    );
    const handed = (chart ? takings(chart) : []).flatMap(({ taker, key }) =>
      filesOf(taker).flatMap((body) => objectAt(body, key) ?? []),
    );
    return [...own, ...below, ...handed.map(ownBody)];
  });
  return bodiesFor;
}

/** A chart that takes another one in, and the key under which its values write for it. */
interface Taking {
  taker: string;
  key: string;
}

/** Tells which charts elsewhere in the repository take one in: by the folder that they name, or by name where it is published in between. */
function takingsOf(charts: readonly HelmChart[]): (chart: HelmChart) => Taking[] {
  const all = charts.flatMap(({ folder: taker, dependencies }) =>
    dependencies.flatMap(({ name, alias, repository }) => {
      const local = /^file:\/\/(.*)$/.exec(repository ?? '')?.[1];
      const from = local === undefined ? null : joinPath(taker, local);
      return repository === null ? [] : [{ taker, key: alias ?? name, from, name: local === undefined ? name : null }];
    }),
  );
  const byFolder = Map.groupBy(all, ({ from }) => from);
  const byName = Map.groupBy(all, ({ name }) => name);
  return ({ folder, name }) => [...(byFolder.get(folder) ?? []), ...(name === null ? [] : (byName.get(name) ?? []))];
}

/** Charts that an agent object installs, by their folder here and by their name. */
function chartsOf({ sources }: AgentObject): ReadonlySet<string> {
  const named = sources.flatMap(({ path, chart }) => [path ?? [], chart ?? []].flat());
  return new Set(named.flatMap((text) => [text, joinPath('', text) ?? text]));
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
