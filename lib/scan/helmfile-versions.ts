import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import type { HelmValues } from '@/lib/scan/documents/helm';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
import type { ImageReference } from '@/lib/scan/documents/images';
import { valueAt } from '@/lib/scan/documents/json';
import { isUnresolved, UNRESOLVED } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';
import { helmfilesOfClusters } from '@/lib/scan/rendered-definitions';
import type { HeldVersion } from '@/lib/scan/sibling-targets';

/**
 * Versions of charts and images that one helmfile gives to each of its clusters: those of its values files, less what the values file
 * of an environment sets instead. An image that the values of single releases decide is left out: not every release is on every cluster.
 */
export function helmfileVersions(inventory: Inventory): HeldVersion[] {
  const helmfiles = helmfilesOfClusters(inventory.helmfiles);
  if (helmfiles.length === 0) return [];
  const files = filesOf(inventory);
  return helmfiles.flatMap((helmfile) => [...charts(helmfile), ...images(helmfile, files)]);
}

interface ValuesFiles {
  byPath: ReadonlyMap<string, HelmValues>;
  imagesOf: ReadonlyMap<string, ImageReference[]>;
}

function filesOf({ values, images: all }: Inventory): ValuesFiles {
  const byPath = new Map(values.flatMap((file) => (file.counted ? [[file.path, file] as const] : [])));
  const versioned = all.filter(
    ({ path, counted, repository, tag, digest, key }) =>
      counted &&
      (digest ?? tag) !== null &&
      !isUnresolved(repository) &&
      byPath.has(path) &&
      key.every((part) => typeof part === 'string'),
  );
  return { byPath, imagesOf: Map.groupBy(versioned, ({ path }) => path) };
}

/** Clusters of one helmfile that are compared: beyond real ones, a bound for hostile files. */
const mostClusters = 200;

/** Clusters of a helmfile, with the environment that stands for each. */
function clustersOf({ environments }: Helmfile): { environment: string; cluster: string }[] {
  return environments
    .flatMap(({ name, cluster }) => (cluster === null ? [] : [{ environment: name, cluster }]))
    .slice(0, mostClusters);
}

function charts(helmfile: Helmfile): HeldVersion[] {
  const { path, objectId, releases } = helmfile;
  return releases.flatMap(({ name, chart, version, line, key }) => {
    if (chart === null || version === null || !/^v?\d+(\.\d+)*([-+].*)?$/.test(version)) return [];
    return clustersOf(helmfile).map(({ cluster }) => ({
      component: `${path}\0${name}\0${chart}`,
      target: cluster,
      version,
      mark: { path, objectId, line, key: [...key, 'version'], note: `${chart} ${version} on ${cluster}` },
    }));
  });
}

function images(helmfile: Helmfile, files: ValuesFiles): HeldVersion[] {
  const entries = [...new Set(helmfile.releases.flatMap(({ values }) => values))];
  const filled = entries.filter((entry) => entry.split(UNRESOLVED).length === 2);
  const named = (name: string) =>
    existing(
      filled.map((entry) => entry.replace(UNRESOLVED, name)),
      helmfile,
      files,
    );
  const common = existing(entries, helmfile, files);
  const environments = new Set(helmfile.environments.map(({ name }) => name));
  const ofReleases = helmfile.releases.flatMap(({ name }) => (environments.has(name) ? [] : named(name)));
  const names = new Map<string, string>();
  return clustersOf(helmfile).flatMap(({ environment, cluster }) => {
    const taken = [...common, ...named(environment)];
    return imagesIn(taken, files).flatMap(({ key, repository }): HeldVersion[] => {
      const from = taken.findLast((file) => textIn(file, key) !== null);
      const version = from === undefined ? null : textIn(from, key);
      if (from === undefined || version === null || ofReleases.some((file) => textIn(file, key) !== null)) return [];
      // An environment may set another image at the same key, which is no other component.
      const name = names.get(key.join('.')) ?? repository;
      names.set(key.join('.'), name);
      const { path, objectId, line } = from;
      const whole = version.includes(repository) ? version : `${repository} ${version}`;
      const mark = { path, objectId, line, key, note: `${whole} on ${cluster}` };
      return [{ component: `${helmfile.path}\0${key.join('.')}\0${name}`, target: cluster, version: whole, mark }];
    });
  });
}

/** Images of values files that are taken together, the last one at each key. */
function imagesIn(taken: readonly HelmValues[], { imagesOf }: ValuesFiles): ImageReference[] {
  const images = taken.flatMap(({ path }) => imagesOf.get(path) ?? []);
  return [...new Map(images.map((image) => [image.key.join('.'), image])).values()];
}

function existing(entries: readonly string[], { path }: Helmfile, { byPath }: ValuesFiles): HelmValues[] {
  return entries.flatMap((entry) => byPath.get(joinPath(folderOf(path), entry) ?? '') ?? []);
}

/** What a values file sets at a key; null: nothing, or what only a template tells. */
function textIn({ body }: HelmValues, key: readonly (string | number)[]): string | null {
  const value = valueAt(body, ...key);
  return (typeof value === 'string' || typeof value === 'number') && !isUnresolved(value) ? String(value) : null;
}
