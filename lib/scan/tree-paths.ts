import { chartFolderFinder, templateChart } from '@/lib/scan/documents/helm';
import type { ScanMemory } from '@/lib/scan/documents/scan-memory';
import { type EnvironmentPlaces, environmentPlaces } from '@/lib/scan/environment-places';
import { classifyFiles } from '@/lib/scan/file-class';
import type { NotCountedReason } from '@/lib/scan/inventory';

/** What the paths of a tree tell, whatever its files hold. */
export interface TreePaths {
  /** Every path, in the order of the tree. */
  paths: readonly string[];
  all: ReadonlySet<string>;
  /** Why files do not count, by path. */
  classes: ReadonlyMap<string, NotCountedReason>;
  places: EnvironmentPlaces;
  /** The chart folder that a path lies in. */
  chartFolderOf: (path: string) => string | null;
  /** The chart folder whose template a path is. */
  templateChartOf: (path: string) => string | null;
}

/** Reading and resolving ask for the same list, which never changes. */
const known = new WeakMap<readonly { path: string }[], { found: TreePaths; own: string }>();
/** Paths of files, in their order, where they are those of another scan too. */
const shared = new WeakMap<readonly { path: string }[], ReadonlySet<string>>();

/** Tells that files are those of a tree, one by one, for who asks `sharedPathsOf`. */
export function sharePaths(
  files: readonly { path: string }[],
  { all }: TreePaths,
  memory: ScanMemory | undefined,
): void {
  if (memory) shared.set(files, all);
}

/** The paths of files, the very same for lists of the same paths that follow each other; undefined where nobody said that they do. */
export function sharedPathsOf(files: readonly { path: string }[]): ReadonlySet<string> | undefined {
  return shared.get(files);
}

/** Most commits change files, and add none. */
const lastOf = new WeakMap<ScanMemory, { own: string; found: TreePaths }>();

/**
 * Works out what the paths of a tree tell: once for a list of files, and for lists of the same paths that follow each other.
 * `ownSubcharts` are folders of charts inside charts that are the team's own, which only their contents tell.
 */
export function treePathsOf(
  files: readonly { path: string }[],
  memory?: ScanMemory,
  ownSubcharts: ReadonlySet<string> = new Set(),
): TreePaths {
  const own = [...ownSubcharts].sort().join('\0');
  const before = known.get(files);
  if (before?.own === own) return before.found;
  const found = memory ? readAfter(memory, files, ownSubcharts, own) : readPaths(pathsOf(files), ownSubcharts);
  known.set(files, { found, own });
  return found;
}

function pathsOf(files: readonly { path: string }[]): string[] {
  return files.map(({ path }) => path);
}

function readAfter(
  memory: ScanMemory,
  files: readonly { path: string }[],
  ownSubcharts: ReadonlySet<string>,
  own: string,
): TreePaths {
  const last = lastOf.get(memory);
  const isSame = last?.own === own && last.found.paths.length === files.length;
  if (isSame && files.every(({ path }, at) => path === last.found.paths[at])) return last.found;
  const found = readPaths(pathsOf(files), ownSubcharts);
  lastOf.set(memory, { own, found });
  return found;
}

function readPaths(paths: readonly string[], ownSubcharts: ReadonlySet<string>): TreePaths {
  const chartFolderOf = chartFolderFinder(paths);
  return {
    paths,
    all: new Set(paths),
    classes: classifyFiles(paths, ownSubcharts),
    places: environmentPlaces(paths),
    chartFolderOf,
    templateChartOf: (path) => templateChart(path, chartFolderOf(path)),
  };
}
