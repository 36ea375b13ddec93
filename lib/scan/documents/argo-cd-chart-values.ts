import { type HelmChart, type HelmValues, writtenValues } from '@/lib/scan/documents/helm';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
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
import { rememberFor } from '@/lib/scan/documents/remember';
import { isComplete } from '@/lib/scan/documents/required-fields';
import type { Resource } from '@/lib/scan/documents/resource';
import type { TerraformFile } from '@/lib/scan/documents/terraform';

interface ChartUses {
  charts: readonly HelmChart[];
  values: readonly HelmValues[];
  resources: readonly Resource[];
  kustomizations: readonly Pick<Kustomization, 'body'>[];
  helmfiles: readonly Helmfile[];
  terraform: readonly Pick<TerraformFile, 'attributes'>[];
}

/** The chart of Argo CD that turns its values into Applications, ApplicationSets and projects. */
const chartName = 'argocd-apps';

/** Values for a chart of Argo CD, with the keys that lead to them. */
export interface ChartValues extends Pick<Resource, 'path' | 'objectId' | 'line' | 'counted' | 'rootKey'> {
  body: JsonObject;
}

/**
 * Objects of Argo CD that are written as values of the chart `argocd-apps` (detection rules ARGO-1): in the values of a chart that depends
 * on it, in releases of it, and in values files of their shape where something in the repository installs it.
 */
export function objectsInArgoCdValues(uses: ChartUses): Resource[] {
  const keysOf = parentCharts(uses.charts);
  const inCharts = keysOf.size === 0 ? [] : uses.values.flatMap((values) => ofParentChart(values, keysOf));
  const inReleases = valuesOfReleases(uses.resources, chartName);
  const ofShape = uses.values.flatMap(ofFile);
  const isInstalled = inReleases.length > 0 || (ofShape.length > 0 && installsChart(uses));
  return [...inCharts, ...inReleases, ...(isInstalled ? ofShape : [])].flatMap(objectsOf);
}

/** Folders of the charts that depend on it, with the keys of its values there. */
function parentCharts(charts: readonly HelmChart[]): Map<string, string[]> {
  const parents = charts.map(({ folder, dependencies }): [string, string[]] => [
    folder,
    dependencies.flatMap(({ name, alias }) => (name === chartName ? [alias ?? name] : [])),
  ]);
  return new Map(parents.filter(([, keys]) => keys.length > 0));
}

function ofParentChart(
  { chart: folder, body, ...at }: HelmValues,
  keysOf: ReadonlyMap<string, readonly string[]>,
): ChartValues[] {
  return (folder === null ? [] : (keysOf.get(folder) ?? [])).flatMap((key): ChartValues[] => {
    const inner = objectAt(body, key);
    return inner ? [{ ...placeOf(at), rootKey: [key], body: inner }] : [];
  });
}

/** Values that releases of Flux and Applications give to the chart of this name. */
export function valuesOfReleases(resources: readonly Resource[], chart: string): ChartValues[] {
  return (releasesByChart(resources).get(chart) ?? []).flatMap(valuesOfRelease);
}

const releasesByChart = rememberFor((resources: readonly Resource[]) =>
  Map.groupBy(resources.filter(isRelease), chartOfRelease),
);

/** The name of the chart that a release installs; undefined where it names none. */
export function chartOfRelease({ kind, body }: Resource): string | undefined {
  return textAt(body ?? undefined, 'spec', ...(kind === 'HelmRelease' ? ['chart', 'spec'] : ['source']), 'chart');
}

/** Whether an object installs a chart with values: a release of Flux, or an Application. */
export function isRelease({ group, kind }: Resource): boolean {
  return (
    (kind === 'Application' && group === 'argoproj.io') ||
    (kind === 'HelmRelease' && group === 'helm.toolkit.fluxcd.io')
  );
}

function valuesOfRelease(release: Resource): ChartValues[] {
  const { kind, body, rootKey } = release;
  const helm = ['spec', 'source', 'helm'];
  const keys =
    kind === 'HelmRelease'
      ? [['spec', 'values']]
      : [
          [...helm, 'valuesObject'],
          [...helm, 'values'],
        ];
  return keys.flatMap((key) => {
    const values = writtenValues(valueAt(body ?? undefined, ...key));
    return values ? [{ ...placeOf(release), rootKey: [...rootKey, ...key], body: values }] : [];
  });
}

/** A values file that lies in no chart does not say which it is for: the shape of what it lists does. */
function ofFile({ chart, body, ...at }: HelmValues): ChartValues[] {
  if (chart !== null) return [];
  const entries = ['applications', 'applicationsets'].flatMap((list) =>
    entriesOf(body[list]).map(({ value }) => value),
  );
  const isOfChart = entries.length > 0 && entries.every(isEntry);
  return isOfChart ? [{ ...placeOf(at), rootKey: [], body }] : [];
}

function isEntry(value: JsonObject): boolean {
  const isApplication =
    isObject(value['destination']) && (isObject(value['source']) || Array.isArray(value['sources']));
  return (isApplication && 'project' in value) || (Array.isArray(value['generators']) && isObject(value['template']));
}

function installsChart({ charts, kustomizations, helmfiles, terraform }: ChartUses): boolean {
  const isIt = (name: string | null | undefined): boolean => name?.split('/').at(-1) === chartName;
  return (
    charts.some(({ dependencies }) => dependencies.some(({ name }) => isIt(name))) ||
    kustomizations.some(({ body }) => listAt(body, 'helmCharts').some((chart) => isIt(textAt(chart, 'name')))) ||
    helmfiles.some(({ releases }) => releases.some(({ chart }) => isIt(chart))) ||
    terraform.some(({ attributes }) => Object.values(attributes).some((each) => isIt(each['chart'])))
  );
}

function placeOf({ path, objectId, line, counted }: Pick<Resource, 'path' | 'objectId' | 'line' | 'counted'>) {
  return { path, objectId, line, counted };
}

interface Entry {
  name: string | null;
  key: string | number;
  value: JsonObject;
}

/** A map by name; older charts take a list. */
export function entriesOf(value: JsonValue | undefined): Entry[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, key) =>
      isObject(each) ? [{ name: textAt(each, 'name') ?? null, key, value: each }] : [],
    );
  }
  return Object.entries(isObject(value) ? value : {}).flatMap(([key, each]) =>
    isObject(each) ? [{ name: key, key, value: each }] : [],
  );
}

const lists = { applications: 'Application', applicationsets: 'ApplicationSet', projects: 'AppProject' } as const;

/** Of an entry what is the metadata of its object; all else is its specification. */
const metadata = new Set(['name', 'namespace', 'additionalLabels', 'additionalAnnotations', 'finalizers']);

function objectsOf({ body, rootKey, ...at }: ChartValues): Resource[] {
  return Object.entries(lists).flatMap(([list, kind]) =>
    entriesOf(body[list]).map(({ name, key, value }): Resource => {
      const object = toObject(kind, name, value);
      const completeness = isComplete('argoproj.io', kind, object) ? 'complete' : 'partial';
      return {
        ...at,
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind,
        name,
        namespace: textAt(value, 'namespace') ?? null,
        body: object,
        rootKey: [...rootKey, list, key],
        templated: false,
        conditional: [],
        reasonedIgnores: [],
        completeness,
        chart: null,
      };
    }),
  );
}

function toObject(kind: string, name: string | null, value: JsonObject): JsonObject {
  const spec = Object.fromEntries(Object.entries(value).filter(([key]) => !metadata.has(key)));
  const labels = objectAt(value, 'additionalLabels') ?? {};
  const annotations = objectAt(value, 'additionalAnnotations') ?? {};
  return { apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name, labels, annotations }, spec };
}
