import { chartFolderFinder } from '@/lib/scan/documents/helm';
import { type EnvironmentPlaces, environmentPlaces } from '@/lib/scan/environment-places';
import { classifyFiles } from '@/lib/scan/file-class';
import type { NotCountedReason } from '@/lib/scan/inventory';

/** What the paths of a tree tell, whatever its files hold. */
export interface TreePaths {
  /** Every path, in the order of the tree. */
  all: ReadonlySet<string>;
  /** Why files do not count, by path. */
  classes: ReadonlyMap<string, NotCountedReason>;
  places: EnvironmentPlaces;
  /** The chart folder that a path lies in. */
  chartFolderOf: (path: string) => string | null;
}

/** Reading and resolving ask for the same list, which never changes. */
const known = new WeakMap<readonly { path: string }[], TreePaths>();

/** Works out what the paths of a tree tell: once for a list of files, however many ask. */
export function treePathsOf(files: readonly { path: string }[]): TreePaths {
  const found = known.get(files) ?? readPaths(files);
  known.set(files, found);
  return found;
}

function readPaths(files: readonly { path: string }[]): TreePaths {
  const paths = files.map(({ path }) => path);
  return {
    all: new Set(paths),
    classes: classifyFiles(paths),
    places: environmentPlaces(paths),
    chartFolderOf: chartFolderFinder(paths),
  };
}
