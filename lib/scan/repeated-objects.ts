import { agentsBesideOthers } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { remember } from '@/lib/scan/documents/remember';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';
import type { SharedDefinition } from '@/lib/scan/shared-targets';

/**
 * Objects of agents that several overlays deliver under the same name, with the folders of these overlays: no cluster can hold such an
 * object twice, so each overlay is one of another target, whatever it is called.
 */
export function objectsOfSeveralOverlays(inventory: Inventory): SharedDefinition[] {
  const overlaysOf = overlayFinder(inventory);
  const written = agentsBesideOthers(inventory).filter(
    ({ name, resource }) => resource.chart === null && resource.rootKey.length === 0 && !isUnresolved(name),
  );
  return [...Map.groupBy(written, identityOf).values()].flatMap((same) => {
    const [first] = same;
    const clusters = new Set(same.map(({ cluster }) => cluster));
    if (first === undefined || same.length < 2 || isOneCluster(clusters)) return [];
    const targets = overlaysOf(first.resource.path);
    return targets.length < 2 ? [] : [{ place: first.resource, targets: [...targets] }];
  });
}

function identityOf({ kind, name, namespace, resource }: AgentObject): string {
  return [resource.path, resource.line, kind, name, namespace ?? ''].join('\0');
}

/** All copies name one cluster. An agent's own cluster is another one for each agent. */
function isOneCluster(clusters: ReadonlySet<string | null>): boolean {
  return clusters.size === 1 && !clusters.has(null) && !clusters.has('in-cluster');
}

/** Tells the folders of kustomizations that take a file in, directly or through others, and that none takes in. */
function overlayFinder({ kustomizations }: Inventory): (path: string) => readonly string[] {
  const byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const holding = new Map<string, string[]>();
  for (const { folder, resources } of kustomizations)
    for (const path of resources) holding.set(path, [...(holding.get(path) ?? []), folder]);
  const overlaysAbove = remember((folders: string): readonly string[] => {
    const seen = new Set(folders.split('\0'));
    for (const folder of seen) for (const taking of byFolder.get(folder)?.takenBy ?? []) seen.add(taking);
    return [...seen].filter((folder) => isOverlay(byFolder.get(folder))).sort();
  });
  return (path) => overlaysAbove((holding.get(path) ?? []).join('\0'));
}

function isOverlay(kustomization: Kustomization | undefined): boolean {
  return kustomization?.counted === true && !kustomization.isComponent && kustomization.takenBy.length === 0;
}
