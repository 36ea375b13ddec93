import { folderOf, joinPath, nameOf } from '@/lib/scan/documents/folder';
import type { Inventory } from '@/lib/scan/inventory';

/** Folders of charts kept here that a helmfile of the repository installs: by their path, or by their name in a chart repository. */
export function releasedChartFolders({ charts, helmfiles }: Inventory): ReadonlySet<string> {
  const releases = helmfiles
    .filter(({ counted }) => counted)
    .flatMap(({ path, releases: all }) =>
      all.flatMap(({ chart }) => (chart === null ? [] : [{ chart, at: joinPath(folderOf(path), chart) }])),
    );
  const places = new Set(releases.map(({ at }) => at));
  const names = new Set(releases.map(({ chart }) => nameOf(chart)));
  const own = charts.filter(({ counted, vendored }) => counted && !vendored);
  return new Set(
    own
      .filter(({ folder, name }) => places.has(folder) || (name !== null && names.has(name)))
      .map(({ folder }) => folder),
  );
}
