import { applicationSpec, isArgoCdObject } from '@/lib/scan/documents/argo-cd';
import { isReleaseOf, type NamedValues, objectsByName, valuesOfRelease } from '@/lib/scan/documents/flux-chart-values';
import { folderOf, joinPath, nameOf } from '@/lib/scan/documents/folder';
import { type HelmChart, type HelmValues, writtenValues } from '@/lib/scan/documents/helm';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { readManifests } from '@/lib/scan/documents/manifests';
import { chartAround } from '@/lib/scan/documents/own-subcharts';
import { remember } from '@/lib/scan/documents/remember';
import { isRepeatedKind } from '@/lib/scan/documents/repeating-template';
import type { DocumentFact, Resource } from '@/lib/scan/documents/resource';
import { buildResources, type ManifestFile } from '@/lib/scan/documents/resources';
import { fillTemplate } from '@/lib/scan/documents/template-rendering';
import type { Unread } from '@/lib/scan/documents/unread';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { EnvironmentPlaces } from '@/lib/scan/environment-places';

/** What tells with which values the templates of a chart are filled. */
export interface ChartUse {
  values: readonly HelmValues[];
  charts: readonly Pick<HelmChart, 'folder'>[];
  kustomizations: readonly Kustomization[];
  places: EnvironmentPlaces;
  chartOf: (path: string) => string | null;
}

/** The ways to render a chart that are looked at. */
interface Renderings {
  looked: Rendering[];
  /** How many more there are. */
  left: number;
}

/** Values that a chart is rendered with at once. */
interface Rendering {
  values: JsonObject;
  /** Values files of an environment among them. */
  environments: string[];
}

/** Most documents of one template that are looked at, and most ways to render it. */
const mostDocuments = 1_000;
const mostRenderings = 20;

/**
 * Objects of Argo CD with those that a chart's template writes for each of its values in place of the template's own (an app of apps as
 * Helm, detection rules 0.2 and ARGO-7). A template that the values here do not fill stays one object with open fields; a chart that is
 * rendered in more ways than are looked at is told as unread.
 */
export function withChartApplications(
  resources: readonly Resource[],
  files: readonly ManifestFile[],
  use: ChartUse,
): { objects: Resource[]; unread: Unread[] } {
  const renderings = remember((chart: string) => renderingsOf(chart, resources, use));
  const filled = new Map(
    files.flatMap((file): [string, Resource[]][] => {
      const chart = file.facts.template === undefined ? null : use.chartOf(file.path);
      const objects = chart === null ? [] : filledObjects(file, renderings(chart).looked, use);
      return objects.length === 0 ? [] : [[file.path, objects]];
    }),
  );
  if (filled.size === 0) return { objects: [...resources], unread: [] };
  const kept = resources.filter((resource) => !filled.has(resource.path) || !isRepeated(resource));
  const counted = files.filter((file) => file.counted && filled.has(file.path));
  const charts = new Set(counted.flatMap(({ path }) => use.chartOf(path) ?? []));
  const unread = [...charts].flatMap((chart) => leftOut(chart, renderings(chart)));
  return { objects: [...kept, ...[...filled.values()].flat()], unread };
}

function leftOut(chart: string, { looked, left }: Renderings): Unread[] {
  if (left === 0) return [];
  const reason = `the chart is rendered with ${looked.length + left} sets of values here; what ${left} of them make of its templates is not looked at`;
  return [{ path: joinPath(chart, 'Chart.yaml') ?? chart, line: null, reason }];
}

function isRepeated({ group, version, kind }: Resource): boolean {
  return isRepeatedKind(`${group}/${version}`, kind);
}

/** The objects that all renderings of a template give: those that several give alike are one. */
function filledObjects(file: ManifestFile, renderings: readonly Rendering[], use: ChartUse): Resource[] {
  const found = new Map<string, { document: DocumentFact; environments: string[] }>();
  for (const { values, environments } of renderings) {
    const documents = filledDocuments(file.facts.template ?? '', values);
    for (const document of documents ?? []) {
      const identity = JSON.stringify([document.line, document.body, document.conditional]);
      const known = found.get(identity)?.environments ?? [];
      found.set(identity, { document, environments: [...new Set([...known, ...environments])] });
    }
    if (documents === null || found.size > mostDocuments) return [];
  }
  return [...found.values()].flatMap(({ document, environments }) => {
    const facts = { ...file.facts, documents: [document] };
    const objects = buildResources([{ ...file, facts }], new Set(), use.chartOf);
    return objects.map((object) => (environments.length === 0 ? object : { ...object, filledBy: environments }));
  });
}

/** The documents that a template writes; none where no range was followed; null where what it writes cannot be read. */
function filledDocuments(template: string, values: JsonObject): DocumentFact[] | null {
  const filled = fillTemplate(template, values);
  if (filled === null) return null;
  if (filled.ranges === 0) return [];
  const { documents, problems } = readManifests(filled.text, false);
  if (problems.length > 0) return null;
  return documents
    .filter(({ apiVersion, kind }) => isRepeatedKind(apiVersion, kind))
    .map((document) => ({ ...document, line: filled.lineOf(document.line) }));
}

/**
 * How a chart is rendered here: as Applications and releases of Flux name its values, and with each environment's values beside its own; else with its own.
 * None where the chart around it decides, or an object that names it takes values that are not here.
 */
function renderingsOf(chart: string, resources: readonly Resource[], use: ChartUse): Renderings {
  const around = chartAround(chart);
  if (use.charts.some(({ folder }) => folder === around)) return { looked: [], left: 0 };
  const counted = use.values.filter((file) => file.counted);
  const files = counted.filter((file) => file.chart === chart);
  const own = merged(files.filter((file) => isOwnFile(file, chart)).map(({ body }) => body));
  const byPath = new Map(counted.map((file) => [file.path, file]));
  const places = { byName: objectsByName(resources), kustomizations: use.kustomizations, byPath };
  const installing = resources.filter((resource) => isReleaseOf(resource, chart));
  const releases = installing.slice(0, mostRenderings);
  const named = [
    ...resources.flatMap((resource) => valuesNamedBy(resource, chart, byPath)),
    ...releases.flatMap((release) => valuesOfRelease(release, places)),
  ];
  const known = named.filter((each) => each !== null);
  const taken = new Set(known.flatMap(({ paths }) => paths));
  const beside: NamedValues[] = files
    .filter((file) => !isOwnFile(file, chart) && !taken.has(file.path) && use.places.of(file.path) !== null)
    .map(({ path, body }) => ({ paths: [path], bodies: [body] }));
  const all = [...known, ...beside];
  if (all.length === 0 && named.length === 0) all.push({ paths: [], bodies: [] });
  const looked = all.slice(0, mostRenderings).map(({ paths, bodies, replacesOwn }) => ({
    values: merged(replacesOwn ? bodies : [own, ...bodies]),
    environments: paths.filter((path) => use.places.of(path) !== null),
  }));
  return { looked, left: all.length - looked.length + installing.length - releases.length };
}

function isOwnFile({ path }: HelmValues, chart: string): boolean {
  return folderOf(path) === chart && /^values\.ya?ml$/.test(nameOf(path));
}

/** Values over its own with which an object of Argo CD renders a chart of this repository; null where some of them are not here. */
function valuesNamedBy(
  resource: Resource,
  chart: string,
  byPath: ReadonlyMap<string, HelmValues>,
): (NamedValues | null)[] {
  if (!resource.counted || !isArgoCdObject(resource.group, resource.kind)) return [];
  const spec = applicationSpec(resource);
  return [objectAt(spec, 'source'), ...listAt(spec, 'sources')].flatMap((source): (NamedValues | null)[] => {
    const path = textAt(source, 'path');
    if (path === undefined || isUnresolved(path) || joinPath('', path) !== chart) return [];
    const names = listAt(source, 'helm', 'valueFiles').map((file) => fileNamed(String(file), chart));
    const files = names.flatMap((name) => (name === null ? [] : (byPath.get(name) ?? [])));
    const written = ['values', 'valuesObject'].map((key) => valueAt(source, 'helm', key)).filter(Boolean);
    const inline = written.map(writtenValues).filter((values) => values !== null);
    if (files.length < names.length || inline.length < written.length) return [null];
    const bodies = [...files.map(({ body }) => body), ...inline, ...parametersOf(source)];
    return [{ paths: files.map((file) => file.path), bodies }];
  });
}

/** From the root of the tree; a file of another source (`$values/…`) may be of this repository, too. */
function fileNamed(file: string, chart: string): string | null {
  if (/:\/\//.test(file)) return null;
  if (file.startsWith('$')) return joinPath('', file.replace(/^\$[^/]*\//, ''));
  return isUnresolved(file) ? null : file.startsWith('/') ? joinPath('', file) : joinPath(chart, file);
}

/** Single values that an Application sets: `{name: spec.source.targetRevision, value: v1.2.0}`. */
function parametersOf(source: JsonValue | undefined): JsonObject[] {
  return listAt(source, 'helm', 'parameters').flatMap((parameter) => {
    const [last, ...above] = (textAt(parameter, 'name') ?? '').split('.').reverse();
    const value = textAt(parameter, 'value');
    if (last === undefined || value === undefined) return [];
    return [above.reduce<JsonObject>((inner, key) => ({ [key]: inner }), { [last]: value })];
  });
}

/** Values as Helm lays them over each other. */
function merged(bodies: readonly JsonObject[]): JsonObject {
  return bodies.reduce<JsonObject>(laidOver, {});
}

/** Maps are joined by key and null takes a key away; anything else is as the last says. */
function laidOver(below: JsonObject, above: JsonObject): JsonObject {
  const result = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const under = result.get(key);
    if (value === null) result.delete(key);
    else result.set(key, isObject(value) && isObject(under) ? laidOver(under, value) : value);
  }
  return Object.fromEntries(result);
}
