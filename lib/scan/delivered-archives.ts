import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, foldersAbove, joinPath } from '@/lib/scan/documents/folder';
import { type Kustomization, placesTakenBy } from '@/lib/scan/documents/kustomize';
import type { Unread } from '@/lib/scan/documents/unread';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { TreePaths } from '@/lib/scan/tree-paths';

/**
 * Objects of agents and kustomizations that take in what lies in a folder of things put aside: it runs all the same, and is not looked at.
 * A folder is told from its name before any file is read.
 */
export function deliveredArchives(
  agents: readonly AgentObject[],
  kustomizations: readonly Kustomization[],
  tree: TreePaths,
): Unread[] {
  const isArchived = archivedPlaces(tree);
  if (isArchived === null) return [];
  const fromAgents = agents
    .filter(({ counted }) => counted)
    .flatMap(({ resource: { path, line }, sources }) =>
      sources.flatMap((source) => {
        const place = source.path === null || isUnresolved(source.path) ? null : joinPath('', source.path);
        return place !== null && isArchived(place) ? [unreadAt(path, line, place)] : [];
      }),
    );
  const fromOverlays = kustomizations
    .filter(({ counted }) => counted)
    .flatMap((kustomization) =>
      placesTakenBy(kustomization)
        .filter(isArchived)
        .map((place) => unreadAt(kustomization.path, null, place)),
    );
  return [...fromAgents, ...fromOverlays];
}

function unreadAt(path: string, line: number | null, place: string): Unread {
  const reason = `it delivers ${place}, which is taken for an archive by its name; nothing there is looked at`;
  return { path, line, reason };
}

/** Tells archived files, and folders of nothing else; null where there are none. */
function archivedPlaces({ all, classes }: TreePaths): ((place: string) => boolean) | null {
  const archived = [...classes].flatMap(([path, reason]) => (reason === 'archived' ? path : []));
  if (archived.length === 0) return null;
  const others = new Set<string>();
  for (const path of all) if (classes.get(path) !== 'archived') for (const folder of above(path)) others.add(folder);
  const places = new Set([...archived, ...archived.flatMap(above).filter((folder) => !others.has(folder))]);
  return (place) => places.has(place);
}

function above(path: string): string[] {
  return foldersAbove(folderOf(path));
}
