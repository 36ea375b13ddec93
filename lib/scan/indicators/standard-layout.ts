import { counted } from '@/lib/assessment/wording';
import { isClusterObject } from '@/lib/scan/documents/resources';
import { type FolderFamily, folderFamilies } from '@/lib/scan/folder-shapes';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { sharedPathsOf } from '@/lib/scan/tree-paths';

/** Share of the folders that has to be shaped alike. */
const present = 0.8;
const mostDeviations = 20;

/** Folders of the same kind are shaped alike (model: standard-layout). Names may differ as long as the structure agrees. */
export const standardLayout = defineIndicator({
  id: 'standard-layout',
  detect(inventory) {
    const families = familiesOf(inventory);
    const of = families.reduce((sum, { folders }) => sum + folders.length, 0);
    const met = families.reduce((sum, { alike }) => sum + alike.length, 0);
    const measures = { of, met, families: families.length };
    if (of === 0) {
      const reason = 'Fewer than three folders of the same kind hold what is deployed: nothing can be compared.';
      return { outcome: 'not-applicable', measures, reason };
    }
    const share = met / of;
    const marks = [...families.map(markOf), ...families.flatMap(deviations).slice(0, mostDeviations)];
    const reason = `${met} of ${of} folders are shaped like the others of their kind.`;
    if (met === 0) {
      const searched = {
        files: inventory.files.length,
        what: ['folders of the same kind with the same files in them'],
      };
      return { outcome: 'absent', share, measures, marks, searched, reason };
    }
    return { outcome: share >= present ? 'present' : 'partial', share, measures, marks, reason };
  },
});

interface Families {
  paths: readonly string[];
  targets: ReadonlySet<string>;
  families: FolderFamily[];
}

const known = new WeakMap<ReadonlySet<string>, Families>();

/** Most commits leave the paths as they were: those who look at one after the other compare the folders once. */
function familiesOf(inventory: Inventory): FolderFamily[] {
  const paths = deployedPaths(inventory);
  const targets = new Set([...inventory.environments, ...inventory.clusters].map(({ name }) => name.toLowerCase()));
  const tree = sharedPathsOf(inventory.files);
  const last = tree && known.get(tree);
  if (last && isSame(last.paths, paths) && isSame([...last.targets], [...targets])) return last.families;
  const families = folderFamilies(paths, targets);
  if (tree) known.set(tree, { paths, targets, families });
  return families;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}

function markOf({ pattern, folders, alike, common }: FolderFamily): Mark {
  const shown = common.slice(0, 4).join(', ');
  const note =
    common.length === 0
      ? `${counted(folders.length, 'folder')} of ${pattern} ${folders.length === 1 ? 'is like no other' : 'have nothing in common'}`
      : `${alike.length} of ${folders.length} folders of ${pattern} hold ${shown}${common.length > 4 ? ' and more' : ''}`;
  return { path: pattern.replace(/\/?\*.*$/, '') || '.', objectId: null, line: null, note };
}

function deviations({ pattern, folders, alike }: FolderFamily): Mark[] {
  const same = new Set(alike);
  return folders
    .filter((path) => !same.has(path))
    .map((path) => ({ path, objectId: null, line: null, note: `is shaped unlike the others of ${pattern}` }));
}

/** Files that are deployed or say how: objects outside charts, charts, kustomizations, values, releases, infrastructure code. */
function deployedPaths({ resources, charts, kustomizations, values, helmfiles, terraform }: Inventory): string[] {
  const paths = new Set<string>();
  for (const { counted, path, chart, group, kind } of resources)
    if (counted && chart === null && !paths.has(path) && isClusterObject(group, kind)) paths.add(path);
  for (const list of [charts, kustomizations, values, helmfiles, terraform])
    for (const { counted, path } of list) if (counted) paths.add(path);
  return [...paths];
}
