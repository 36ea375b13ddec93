import { folderOf } from '@/lib/scan/documents/folder';
import { objectAt, textAt } from '@/lib/scan/documents/json';
import { rendersIntoGit } from '@/lib/scan/documents/pipelines/rendering';
import { isClusterObject } from '@/lib/scan/documents/resources';
import { countedFiles } from '@/lib/scan/files-by-path';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';

/** Fewer objects in a folder than this are a few files that somebody wrote out, not how the repository is built. */
const fewestObjects = 5;
/** Copies of a few charts among many objects of one's own are not how the repository is built: one in so many has to be one. */
const fewestCopies = 4;
/** Folders that are named for what tools wrote into them. */
const renderedFolder =
  /^(.*\/)?[._]?(rendered|hydrated|rendered-manifests|manifests-rendered|rendered_manifests|hydrated-manifests|env-manifests|compiled)\//i;
const renderedBranch =
  /^(rendered|hydrated|deploy-rendered|manifests|env(ironments?)?\/[^/]+(-next)?|rendered\/.+|hydrated\/.+)$/;

/** What runs is kept in Git as plain manifests, written by a tool from templates (detection rules MAN-11). */
export const renderedManifests = defineIndicator({
  id: 'rendered-manifests',
  detect(inventory) {
    const hydrated = hydrators(inventory);
    const committed = renderingJobs(inventory);
    const trees = renderedTrees(inventory);
    const branches = inventory.references.branches.filter((name) => renderedBranch.test(name));
    const written = committed.length > 0 || hydrated.length > 0;
    const marks = [
      ...hydrated,
      ...committed,
      ...trees.map(({ mark }) => mark),
      ...(written ? branches.slice(0, 5).map(branchMark) : []),
    ];
    const measures = {
      hydrators: hydrated.length,
      pipelines: committed.length,
      folders: trees.map(({ folder }) => folder),
      objects: trees.reduce((sum, { objects }) => sum + objects, 0),
    };
    if (marks.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `Manifests are rendered into Git: ${waysOf(measures).join(', ')}.`,
      };
    }
    const plain = inventory.resources.filter(
      ({ counted, chart, completeness }) => counted && chart === null && completeness === 'complete',
    );
    const copies = plain.filter(({ body }) => isFromChart(body));
    if (copies.length >= fewestObjects && copies.length * fewestCopies >= plain.length) {
      const shown = [...new Map(copies.map((each) => [folderOf(each.path), each])).values()];
      const reason = 'Some objects are committed as a chart rendered them; nothing says that they are kept so.';
      return {
        outcome: 'partial',
        share: 0,
        measures: { ...measures, objects: copies.length },
        marks: shown.map(({ path, objectId, line }) => ({
          path,
          objectId,
          line,
          note: 'was written by helm template',
        })),
        reason,
      };
    }
    if (!declaresClusterObjects(inventory)) {
      return { outcome: 'not-applicable', measures, reason: 'No Kubernetes object is declared here.' };
    }
    const what = [
      'source hydrator of Argo CD',
      'pipelines that render and commit',
      'folders of rendered manifests',
      'committed output of helm template',
    ];
    const searched = { files: inventory.filesRead, what };
    return {
      outcome: 'absent',
      measures,
      searched,
      reason: 'Manifests are rendered on their way to the cluster, and not kept in Git.',
    };
  },
});

function waysOf({
  hydrators: count,
  pipelines,
  folders,
}: {
  hydrators: number;
  pipelines: number;
  folders: string[];
}): string[] {
  return [
    ...(count > 0 ? ['by the source hydrator of Argo CD'] : []),
    ...(pipelines > 0 ? ['by a pipeline that commits them'] : []),
    ...(folders.length > 0 ? [`in ${folders.slice(0, 3).join(', ')}`] : []),
  ];
}

/** Applications that Argo CD renders into a branch, and what it leaves there. */
function hydrators(inventory: Inventory): Mark[] {
  const objects = objectsOfGroup(inventory, 'argoproj.io').flatMap((resource) => {
    const { kind, name, body, path, objectId, line, rootKey } = resource;
    if (!/^Application(Set)?$/.test(kind)) return [];
    const key = [...(kind === 'ApplicationSet' ? ['spec', 'template'] : []), 'spec', 'sourceHydrator'];
    if (!objectAt(body ?? undefined, ...key)) return [];
    return [
      { path, objectId, line, key: [...rootKey, ...key], note: `${kind} ${name ?? ''} is rendered into Git first` },
    ];
  });
  const left = countedFiles(inventory, /(^|\/)hydrator\.metadata$/).map(({ path, objectId }) => ({
    path,
    objectId,
    line: 1,
    note: 'was written by the source hydrator',
  }));
  return [...objects, ...left];
}

/** Jobs that render into files and bring these to Git. */
function renderingJobs({ pipelines }: Inventory): Mark[] {
  return pipelines
    .filter(({ counted, system }) => counted && system !== 'pre-commit')
    .flatMap(({ path, objectId, jobs }) =>
      jobs
        .filter(rendersIntoGit)
        .map(({ name, line }) => ({ path, objectId, line, note: `${name} renders manifests and commits them` })),
    );
}

/** Folders whose name says that a tool filled them, with enough objects in them. */
function renderedTrees(inventory: Inventory): { folder: string; objects: number; mark: Mark }[] {
  const rendered = new Set(
    countedFiles(inventory, renderedFolder, /render|hydrated|env-manifests|compiled/i).map(({ path }) => path),
  );
  if (rendered.size === 0) return [];
  const plain = inventory.resources.filter(
    ({ counted, completeness, chart, templated, group, kind, path }) =>
      counted &&
      completeness === 'complete' &&
      chart === null &&
      !templated &&
      rendered.has(path) &&
      isClusterObject(group, kind),
  );
  const byFolder = Map.groupBy(plain, ({ path }) => (renderedFolder.exec(path)?.[0] ?? '').replace(/\/$/, ''));
  return [...byFolder].flatMap(([folder, objects]) => {
    const [first] = objects;
    if (first === undefined || objects.length < fewestObjects) return [];
    const { path, objectId, line } = first;
    return [
      {
        folder,
        objects: objects.length,
        mark: { path, objectId, line, note: `one of ${objects.length} rendered objects in ${folder}` },
      },
    ];
  });
}

/** `helm.sh/chart` beside `managed-by: Helm` is what charts write on what they render. */
function isFromChart(body: Inventory['resources'][number]['body']): boolean {
  const labels = objectAt(body ?? undefined, 'metadata', 'labels');
  return textAt(labels, 'helm.sh/chart') !== undefined && textAt(labels, 'app.kubernetes.io/managed-by') === 'Helm';
}

function branchMark(name: string): Mark {
  return { path: '', objectId: null, line: null, note: `branch ${name}` };
}
