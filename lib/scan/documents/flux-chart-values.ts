import { folderOf, joinPath, nameOf } from '@/lib/scan/documents/folder';
import { type HelmValues, writtenValues } from '@/lib/scan/documents/helm';
import { isObject, type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** Most places of a ConfigMap that are looked at: bounds the work on hostile repositories. */
const mostPlaces = 20;

/** Values over its own with which an object of an agent renders a chart. */
export interface NamedValues {
  /** Files that the values stand in, or that say for which environment they are. */
  paths: string[];
  bodies: JsonObject[];
  /** The values file of the chart itself is not among them. */
  replacesOwn?: boolean;
}

/** Where values may stand that releases name. */
export interface ValuesPlaces {
  /** Config maps and releases by their name. */
  byName: ReadonlyMap<string, readonly Resource[]>;
  kustomizations: readonly Kustomization[];
  /** Values files by their path. */
  byPath: ReadonlyMap<string, HelmValues>;
}

/** Config maps and releases by their name, for `ValuesPlaces`. */
export function objectsByName(resources: readonly Resource[]): Map<string, Resource[]> {
  const wanted = resources.filter(({ name, kind }) => name !== null && /^(ConfigMap|HelmRelease)$/.test(kind));
  return Map.groupBy(wanted, ({ name }) => name ?? '');
}

/** Whether a resource is a release of Flux that installs the chart in a folder of the repository. */
export function isReleaseOf({ group, kind, body, completeness, counted }: Resource, chart: string): boolean {
  if (!counted || group !== 'helm.toolkit.fluxcd.io' || kind !== 'HelmRelease' || completeness !== 'complete')
    return false;
  const template = objectAt(body ?? undefined, 'spec', 'chart', 'spec');
  const isFolder = textAt(template, 'sourceRef', 'kind') === 'GitRepository';
  return isFolder && joinPath('', textAt(template, 'chart') ?? '') === chart;
}

/**
 * Values with which a HelmRelease of Flux renders its chart, which is one of this repository, once for each place that a ConfigMap
 * which it names stands in. Null where some of them are not here, or where an overlay alters what the release says.
 */
export function valuesOfRelease(release: Resource, places: ValuesPlaces): (NamedValues | null)[] {
  const spec = objectAt(release.body ?? undefined, 'spec');
  const template = objectAt(spec, 'chart', 'spec');
  const files = listAt(template, 'valuesFiles').map((file) => places.byPath.get(joinPath('', String(file)) ?? ''));
  const inline = spec?.['values'] === undefined ? {} : writtenValues(spec['values']);
  const references = listAt(spec, 'valuesFrom').map((reference) => referenced(reference, release, places));
  if (files.includes(undefined) || references.includes(null) || inline === null || isPatched(release, places))
    return [null];
  const named = files.flatMap((file) => file ?? []);
  return alternatives(references.flatMap((each) => (each === null ? [] : [each]))).map((taken) => ({
    paths: [release.path, ...[...named, ...taken].map(({ path }) => path)],
    bodies: [...[...named, ...taken].map((values) => values.body), inline],
    ...(named.length > 0 && { replacesOwn: true }),
  }));
}

/** A patch of its name may say other values for each of its targets. */
function isPatched({ kind, name }: Resource, { byName }: ValuesPlaces): boolean {
  return (byName.get(name ?? '') ?? []).some(
    (other) =>
      other.kind === kind &&
      other.completeness === 'patch' &&
      (objectAt(other.body ?? undefined, 'spec', 'values') ?? objectAt(other.body ?? undefined, 'spec', 'chart')),
  );
}

type Placed = Pick<HelmValues, 'path' | 'body'>;

/** The values that an entry of `valuesFrom` names, one for each ConfigMap of that name; null where none can be read. */
function referenced(reference: JsonValue, release: Resource, places: ValuesPlaces): Placed[] | null {
  const name = textAt(reference, 'name') ?? '';
  const key = textAt(reference, 'valuesKey') ?? 'values.yaml';
  // A Secret's values are not kept, and a single value of a ConfigMap neither.
  if (textAt(reference, 'kind') !== 'ConfigMap' || textAt(reference, 'targetPath') !== undefined || isUnresolved(name))
    return null;
  const named = places.byName.get(name) ?? [];
  const written = named.flatMap(({ counted, group, kind, body, ...map }): (Placed | null)[] => {
    if (!counted || group !== '' || kind !== 'ConfigMap') return [];
    if (map.namespace !== null && release.namespace !== null && map.namespace !== release.namespace) return [];
    const values = writtenValues(objectAt(body ?? undefined, 'data')?.[key]);
    return [values && { path: map.path, body: values }];
  });
  const found = [...written, ...places.kustomizations.flatMap((each) => generated(each, name, key, places.byPath))];
  if (found.length === 0) return isObject(reference) && reference['optional'] === true ? [] : null;
  const values = found.filter((each) => each !== null);
  return values.length === found.length ? values : null;
}

/** Values that a kustomization puts into a ConfigMap of this name from a file. */
function generated(
  { counted, folder, body }: Kustomization,
  name: string,
  key: string,
  byPath: ReadonlyMap<string, HelmValues>,
): (Placed | null)[] {
  const maps = counted ? listAt(body, 'configMapGenerator').filter((map) => textAt(map, 'name') === name) : [];
  return maps.flatMap((map) =>
    listAt(map, 'files').flatMap((entry): (Placed | null)[] => {
      const [first = '', second] = String(entry).split('=');
      return (second === undefined ? nameOf(first) : first) === key
        ? [byPath.get(joinPath(folder, second ?? first) ?? '') ?? null]
        : [];
    }),
  );
}

/** One of each: where ConfigMaps of one name stand in several folders, those of one folder go together. */
function alternatives(references: readonly Placed[][]): Placed[][] {
  const several = references.filter((each) => each.length > 1);
  if (several.length === 0) return [references.flat()];
  const folders = new Set(several.flat().map(({ path }) => folderOf(path)));
  return [...folders].slice(0, mostPlaces).flatMap((folder): Placed[][] => {
    const taken = references.map((each) =>
      each.length > 1 ? each.filter(({ path }) => folderOf(path) === folder) : each,
    );
    return taken.some((each, at) => each.length !== Math.min(1, references[at]?.length ?? 0)) ? [] : [taken.flat()];
  });
}
