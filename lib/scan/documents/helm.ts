import { folderOf } from '@/lib/scan/documents/folder';
import { isObject, type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { chartAround } from '@/lib/scan/documents/own-subcharts';
import { isChartValuesKey } from '@/lib/scan/documents/projection';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { DocumentFact, Resource } from '@/lib/scan/documents/resource';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** A chart that a chart takes in. */
export interface ChartDependency {
  name: string;
  /** The key of its values, where it is not its name. */
  alias: string | null;
  version: string | null;
  repository: string | null;
  /** Values of the taking chart, the first that is set of which decides whether it is taken in: `metrics.enabled`. */
  conditions: string[];
  /** Its place in the list. */
  index: number;
}

export interface HelmChart {
  path: string;
  objectId: string;
  folder: string;
  name: string | null;
  version: string | null;
  /** Version of what the chart installs: the tag of its images where values name none. */
  appVersion: string | null;
  type: 'application' | 'library';
  dependencies: ChartDependency[];
  /** The file that lists its dependencies: its own, or the `requirements.yaml` beside one of the first version. */
  listedIn: { path: string; objectId: string };
  /** Keys of its values that belong to charts it depends on: their names and aliases. */
  subcharts: string[];
  hasTemplates: boolean;
  /** A copy of somebody else's chart inside another chart's `charts/` folder. */
  vendored: boolean;
  counted: boolean;
}

/** A values file of a chart or a release. */
export interface HelmValues {
  path: string;
  objectId: string;
  /** Chart folder that it lies in, or null. */
  chart: string | null;
  body: JsonObject;
  /** First line of the document. */
  line: number;
  counted: boolean;
}

const chartName = /(^|\/)Chart\.ya?ml$/;
const requirementsName = /(^|\/)requirements\.ya?ml$/;
const valuesName = /(^|\/)([^/]*[-_.])?values([-_.][^/]*)?\.ya?ml$|(^|\/)values\/[^/]+\.ya?ml$/;

export function isChartPath(path: string): boolean {
  return path.includes('Chart.y') && chartName.test(path);
}

export function isValuesPath(path: string): boolean {
  return path.includes('values') && valuesName.test(path);
}

/** Reads the charts of a repository (detection rules MAN-4). */
export function buildCharts(
  files: readonly ManifestFile[],
  allPaths: Iterable<string>,
  ownSubcharts: ReadonlySet<string> = new Set(),
): HelmChart[] {
  const chartFiles = files.filter((file) => isChartPath(file.path));
  if (chartFiles.length === 0) return [];
  const withTemplates = foldersWithTemplates(allPaths);
  const folders = new Set(chartFiles.map((file) => folderOf(file.path)));
  const requirementFiles = files.filter(({ path }) => path.includes('requirements.y') && requirementsName.test(path));
  const requirements = new Map(requirementFiles.map((file) => [folderOf(file.path), file]));
  return chartFiles.flatMap((file) => {
    const body = bodyOf(file);
    if (!body) return [];
    const chart = chartOf(file, body, requirements.get(folderOf(file.path)), withTemplates);
    const isInside = folders.has(chartAround(chart.folder) ?? '/');
    return [{ ...chart, vendored: isInside && !ownSubcharts.has(chart.folder) }];
  });
}

/** Folders that hold a folder `templates`: found once for commits of the same paths. */
const foldersWithTemplates = rememberFor((paths: Iterable<string>): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const path of paths) {
    const at = path.lastIndexOf('/templates/');
    if (at !== -1) found.add(path.slice(0, at));
    else if (path.startsWith('templates/')) found.add('');
  }
  return found;
});

function bodyOf({ facts }: ManifestFile): JsonObject | undefined {
  return facts.plain.map(({ body }) => body).find(isObject);
}

/** Helm reads `requirements.yaml` only where the chart's own file lists no dependencies. */
function chartOf(
  file: ManifestFile,
  body: JsonObject,
  requirements: ManifestFile | undefined,
  withTemplates: ReadonlySet<string>,
): Omit<HelmChart, 'vendored'> {
  const folder = folderOf(file.path);
  const list = requirements && !('dependencies' in body) ? requirements : file;
  const dependencies = listAt(bodyOf(list), 'dependencies');
  return {
    path: file.path,
    objectId: file.objectId,
    folder,
    name: textAt(body, 'name') ?? null,
    version: textAt(body, 'version') ?? null,
    appVersion: textAt(body, 'appVersion') || null,
    type: textAt(body, 'type') === 'library' ? 'library' : 'application',
    dependencies: dependencies.map((dependency, index) => ({
      name: textAt(dependency, 'name') ?? '',
      alias: textAt(dependency, 'alias') ?? null,
      conditions: (textAt(dependency, 'condition') ?? '').split(',').flatMap((path) => path.trim() || []),
      version: textAt(dependency, 'version') ?? null,
      repository: textAt(dependency, 'repository') ?? null,
      index,
    })),
    listedIn: { path: list.path, objectId: list.objectId },
    subcharts: dependencies.flatMap((dependency) =>
      [textAt(dependency, 'name'), textAt(dependency, 'alias')].filter((name) => name !== undefined),
    ),
    hasTemplates: withTemplates.has(folder),
    counted: file.counted,
  };
}

/** Values may say which kind, or which version of the API, a chart is to make; what has no metadata is no object (detection rules 0.2). */
function isOfValues(path: string, { body, name }: DocumentFact): boolean {
  return isValuesPath(path) && (body === null ? name === null : !('metadata' in body));
}

/** A file without what its name and its shape tell to be values; the file itself where there is none. */
export function withoutValues(file: ManifestFile): ManifestFile {
  if (!isValuesPath(file.path)) return file;
  const documents = file.facts.documents.filter((document) => !isOfValues(file.path, document));
  if (documents.length === file.facts.documents.length) return file;
  return { ...file, facts: { ...file.facts, documents } };
}

/** Values files, those of charts and those of releases. */
export function buildValues(
  files: readonly ManifestFile[],
  chartFolderOf: (path: string) => string | null,
): HelmValues[] {
  const valuesFiles = files.filter((file) => isValuesPath(file.path));
  return valuesFiles.flatMap((file) => {
    const { path, objectId, counted } = file;
    const typed = file.facts.documents.filter((document) => isOfValues(file.path, document));
    return [...file.facts.plain, ...typed].flatMap(({ body, line }) =>
      isObject(body) ? [{ path, objectId, chart: chartFolderOf(path), body, line, counted }] : [],
    );
  });
}

/** The values that an object hands to a chart: an object, or YAML in a text; null for anything else. */
export function writtenValues(value: JsonValue | undefined): JsonObject | null {
  if (isObject(value)) return value;
  if (typeof value !== 'string' || !value.includes(':')) return null;
  const parsed = parseDocument(value);
  return parsed.ok && isObject(parsed.value) ? parsed.value : null;
}

/** Values that config maps hold for the charts of releases. */
export function valuesInConfigMaps(resources: readonly Resource[]): HelmValues[] {
  const maps = resources.filter(({ group, kind }) => group === '' && kind === 'ConfigMap');
  return maps.flatMap(({ body, path, objectId, line, counted }) => {
    return Object.entries(objectAt(body ?? undefined, 'data') ?? {}).flatMap(([name, text]): HelmValues[] => {
      const parsed = isChartValuesKey(name) && typeof text === 'string' ? parseDocument(text) : null;
      if (!parsed?.ok || !isObject(parsed.value)) return [];
      return [{ path, objectId, chart: null, body: parsed.value, line, counted }];
    });
  });
}

/** Finds the chart folder that a path lies in: the nearest folder above it that holds a `Chart.yaml`. */
export function chartFolderFinder(allPaths: readonly string[]): (path: string) => string | null {
  const folders = new Set(allPaths.filter(isChartPath).map(folderOf));
  const memo = new Map<string, string | null>();
  const find = (folder: string): string | null => {
    if (folders.has(folder)) return folder;
    if (folder === '') return null;
    const known = memo.get(folder);
    if (known !== undefined) return known;
    const found = find(folderOf(folder));
    memo.set(folder, found);
    return found;
  };
  return (path) => (folders.size === 0 ? null : find(folderOf(path)));
}

/** The chart folder whose template a path is; null for everything else in a chart. */
export function templateChart(path: string, chartFolder: string | null): string | null {
  if (chartFolder === null) return null;
  const inside = chartFolder === '' ? path : path.slice(chartFolder.length + 1);
  return inside.startsWith('templates/') ? chartFolder : null;
}
