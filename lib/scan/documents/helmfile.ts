import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import type { HelmChart } from '@/lib/scan/documents/helm';
import { isObject, type JsonObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import type { SourceReference } from '@/lib/scan/documents/source-reference';
import { pinOfVersion } from '@/lib/scan/documents/source-reference-pin';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** A release that a helmfile declares. */
export interface HelmfileRelease {
  name: string;
  /** A path, an alias with a name, or an address; null where none is written in this file. */
  chart: string | null;
  version: string | null;
  /** Values files, as written. */
  values: string[];
  /** Values that stand in the list itself, with their place in it. */
  inlineValues: { body: JsonObject; index: number }[];
  /** Values files that helm-secrets decrypts, as written. */
  secrets: string[];
  /** 1-based line of the document that holds it. */
  line: number;
  key: readonly (string | number)[];
}

/** A helmfile with the releases and the environments that it declares (detection rules MAN-6). */
export interface Helmfile {
  path: string;
  objectId: string;
  counted: boolean;
  releases: HelmfileRelease[];
  /** Names under `environments`, without the `default` that every helmfile has. */
  environments: HelmfileEnvironment[];
}

export interface HelmfileEnvironment {
  name: string;
  line: number;
  /** The cluster that it goes to: its own context, or its name where every environment has access of its own. Null: not told. */
  cluster: string | null;
}

/** Paths of helmfiles. */
export const helmfilePath =
  /(^|\/)helmfile([-_.](?!values\.)[\w-]+)?\.ya?ml(\.gotmpl)?$|(^|\/)helmfile\.d\/[^/]+\.ya?ml(\.gotmpl)?$/;

export function isHelmfilePath(path: string): boolean {
  return path.includes('helmfile') && helmfilePath.test(path);
}

/** Reads the helmfiles of a repository. A file in `helmfile.d` that declares neither releases nor environments is one, too. */
export function buildHelmfiles(files: readonly ManifestFile[]): Helmfile[] {
  return files
    .filter(({ path }) => isHelmfilePath(path))
    .map(({ path, objectId, counted, facts }) => ({
      path,
      objectId,
      counted,
      releases: releasesOf(facts.plain),
      environments: environmentsOf(facts.plain),
    }));
}

function releasesOf(documents: ManifestFile['facts']['plain']): HelmfileRelease[] {
  return documents.flatMap(({ body, line }) =>
    listAt(body, 'releases').flatMap((release, index): HelmfileRelease[] => {
      if (!isObject(release) || valueAt(release, 'installed') === false) return [];
      const version = valueAt(release, 'version') ?? inheritedVersion(release, documents);
      return [
        {
          name: textAt(release, 'name') ?? '',
          chart: textAt(release, 'chart') ?? null,
          version: version === undefined || version === null ? null : String(version),
          values: listAt(release, 'values').filter((file) => typeof file === 'string'),
          inlineValues: listAt(release, 'values').flatMap((body, at) => (isObject(body) ? [{ body, index: at }] : [])),
          secrets: listAt(release, 'secrets').filter((file) => typeof file === 'string'),
          line,
          key: ['releases', index],
        },
      ];
    }),
  );
}

/** The version that a template of the same file gives to the releases that inherit it. */
function inheritedVersion(release: JsonObject, documents: ManifestFile['facts']['plain']) {
  const names = listAt(release, 'inherit').flatMap((entry) => textAt(entry, 'template') ?? []);
  return names
    .flatMap((name) => documents.map(({ body }) => valueAt(body, 'templates', name, 'version')))
    .find((version) => version !== undefined && version !== null);
}

function environmentsOf(documents: ManifestFile['facts']['plain']): HelmfileEnvironment[] {
  const isByEnvironment = documents.some(({ body }) => hasAccessByEnvironment(objectAt(body, 'helmDefaults') ?? {}));
  return documents.flatMap(({ body, line }) =>
    Object.entries(objectAt(body, 'environments') ?? {})
      .filter(([name]) => name !== 'default' && !isUnresolved(name))
      .map(([name, settings]) => {
        const context = textAt(settings, 'kubeContext');
        const own = context === undefined || isUnresolved(context) ? null : context;
        return { name, line, cluster: own ?? (isByEnvironment ? name : null) };
      }),
  );
}

/** A template fills the context or the file by which helm reaches its cluster: each environment has another one. */
function hasAccessByEnvironment(defaults: JsonObject): boolean {
  const args = listAt(defaults, 'args').map(String);
  const access = args.flatMap((argument, at) => {
    const [, option, value] = /^--(kubeconfig|kube-context)(?:=(.*))?$/.exec(argument) ?? [];
    return option === undefined ? [] : [value ?? args[at + 1] ?? ''];
  });
  return [textAt(defaults, 'kubeContext') ?? '', ...access].some(isUnresolved);
}

/**
 * Charts that releases take from a chart repository, with the version that they ask for. Without one, helm takes the newest at each
 * apply, also from a chart repository that hands out the charts of this repository: the same commit gives another chart later. A lock file that
 * `helmfile deps` wrote beside it fixes what it found.
 */
export function helmfileSources(
  helmfiles: readonly Helmfile[],
  charts: readonly HelmChart[],
  paths: ReadonlySet<string>,
): SourceReference[] {
  const chartFolders = new Set(charts.map(({ folder }) => folder));
  return helmfiles.flatMap(({ path, objectId, counted, releases }) => {
    const isLocked = paths.has(path.replace(/\.ya?ml(\.gotmpl)?$/, '.lock'));
    return releases.flatMap(({ chart, version, line, key }): SourceReference[] => {
      if (chart === null || isUnresolved(chart) || isLocal(chart, folderOf(path), chartFolders)) return [];
      const at = { path, objectId, counted, line, key: [...key, ...(version === null ? [] : ['version'])] };
      const written = pinOfVersion(version);
      const pin = isLocked && written !== 'unresolved' ? 'fixed' : written;
      return [{ ...at, kind: 'helm-chart', target: chart, reference: version, pin, own: false }];
    });
  });
}

function isLocal(chart: string, folder: string, chartFolders: ReadonlySet<string>): boolean {
  return /^(\.{0,2}\/|file:)/.test(chart) || chartFolders.has(joinPath(folder, chart) ?? '');
}
