import type { OpenRepository } from '@/lib/git/repository';
import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { isChartPath } from '@/lib/scan/documents/helm';
import { readManifests } from '@/lib/scan/documents/manifests';
import { chartAround, ownSubcharts } from '@/lib/scan/documents/own-subcharts';
import { type FileToRead, factReader, type ReadingOptions, ReadingPlan } from '@/lib/scan/reading-plan';

/** Reads YAML files whose documents need no kind: values, kustomizations, descriptions of charts. */
export const plainReader = factReader('plain-manifests', (text) => readManifests(text, true));

/**
 * Folders of charts inside charts that are the team's own. What counts depends on it, so the descriptions of charts are read before
 * anything else; nothing is read where no chart lies in another.
 */
export async function readOwnSubcharts(
  repository: OpenRepository,
  files: readonly FileToRead[],
  options: ReadingOptions,
): Promise<ReadonlySet<string>> {
  const folders = new Set(files.filter(({ path }) => isChartPath(path)).map(({ path }) => folderOf(path)));
  const inside = [...folders].filter((folder) => folders.has(chartAround(folder) ?? '/'));
  if (inside.length === 0) return new Set();
  const wanted = new Set(inside.flatMap((folder) => [folder, chartAround(folder) ?? folder]));
  const plan = new ReadingPlan();
  const descriptions = plan.add(
    plainReader,
    files.filter(({ path }) => wanted.has(folderOf(path)) && isDescription(path)),
  );
  // What cannot be read is told by the reading of everything.
  await plan.run(repository, options);
  return ownSubcharts(
    [...descriptions].flatMap(([path, { plain }]) => plain.map(({ body }) => ({ folder: folderOf(path), body }))),
  );
}

/** Charts of the first version list what they take in in a file of its own. */
function isDescription(path: string): boolean {
  return isChartPath(path) || /^requirements\.ya?ml$/.test(nameOf(path));
}
