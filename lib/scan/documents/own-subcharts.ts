import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { isObject, type JsonValue, listAt, textAt } from '@/lib/scan/documents/json';
import { remember } from '@/lib/scan/documents/remember';

/** What a `Chart.yaml` or a `requirements.yaml` says, by the folder of its chart. */
export interface ChartDescription {
  folder: string;
  body: JsonValue;
}

/** What only a chart that was published names. */
const published = ['home', 'icon', 'maintainers', 'sources'];

/**
 * Folders of charts inside another chart's `charts/` folder that are the team's own, not unpacked copies: their chart takes them in
 * from that folder, with no repository to fetch them from. One that nobody lists is its own unless it describes a published chart.
 */
export function ownSubcharts(descriptions: readonly ChartDescription[]): Set<string> {
  const byFolder = Map.groupBy(descriptions, ({ folder }) => folder);
  // A chart may hold thousands of others: each looks among its dependencies by name.
  const listedIn = remember((folder: string) => {
    const dependencies = (byFolder.get(folder) ?? []).flatMap(({ body }) => listAt(body, 'dependencies'));
    return Map.groupBy(dependencies, (dependency) => textAt(dependency, 'name') ?? '');
  });
  const own = [...byFolder].filter(([folder, bodies]) => {
    const around = chartAround(folder);
    if (around === null || !byFolder.has(around)) return false;
    const names = new Set([nameOf(folder), ...bodies.flatMap(({ body }) => textAt(body, 'name') ?? [])]);
    const listed = [...names].flatMap((name) => listedIn(around).get(name) ?? []);
    if (listed.length > 0) return listed.every((dependency) => isLocal(textAt(dependency, 'repository')));
    return !bodies.some(({ body }) => isObject(body) && published.some((key) => key in body));
  });
  return new Set(own.map(([folder]) => folder));
}

function isLocal(repository: string | undefined): boolean {
  return repository === undefined || repository === '' || repository.startsWith('file:');
}

/** The folder of the chart in whose `charts/` folder this one would be; null where it lies in none. */
export function chartAround(folder: string): string | null {
  const parent = folderOf(folder);
  return nameOf(parent) === 'charts' ? folderOf(parent) : null;
}
