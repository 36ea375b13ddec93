import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { listAt, valueAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';

/**
 * Tells of paths whether they belong to a component of Kustomize that is only offered: no kustomization that counts and no agent takes
 * it in, as where its line is commented out. Where all kustomizations are components, whoever uses them stands elsewhere.
 */
export function unusedComponents(inventory: Inventory): (path: string) => boolean {
  const { kustomizations, agents } = inventory;
  const roots = kustomizations.filter(({ counted, isComponent }) => counted && !isComponent);
  const components = kustomizations.filter(({ isComponent }) => isComponent);
  if (roots.length === 0 || components.length === 0) return () => false;
  const named = agents.flatMap(componentsNamedBy);
  if (named.some(isUnresolved)) return () => false;
  // Agents name components from folders of their own: the last part of the path has to do.
  const names = new Set(named.flatMap((entry) => (typeof entry === 'string' ? nameOf(entry.replace(/\/+$/, '')) : [])));
  const reached = reachedFrom(
    [...roots, ...components.filter(({ folder }) => names.has(nameOf(folder)))],
    kustomizations,
  );
  const unused = new Set(components.map(({ folder }) => folder).filter((folder) => !reached.has(folder)));
  const folders = new Set(kustomizations.map(({ folder }) => folder));
  return (path) => unused.has(nearest(folderOf(path), folders));
}

/** Components that an agent object adds to what it delivers, as written. */
function componentsNamedBy({ resource }: AgentObject): unknown[] {
  const spec = valueAt(resource.body ?? undefined, 'spec');
  const sources = [valueAt(spec, 'source'), ...listAt(spec, 'sources')];
  const template = valueAt(spec, 'template', 'spec');
  const generated = [valueAt(template, 'source'), ...listAt(template, 'sources')];
  return [
    ...listAt(spec, 'components'),
    ...[...sources, ...generated].flatMap((source) => listAt(source, 'kustomize', 'components')),
  ];
}

function reachedFrom(roots: readonly Kustomization[], all: readonly Kustomization[]): Set<string> {
  const byFolder = new Map(all.map((kustomization) => [kustomization.folder, kustomization]));
  const reached = new Set<string>();
  const pending = [...roots];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (reached.has(next.folder)) continue;
    reached.add(next.folder);
    pending.push(...[...next.takes, ...next.components].flatMap((folder) => byFolder.get(folder) ?? []));
  }
  return reached;
}

/** The nearest folder upwards that holds a kustomization; the folder itself where none does: one at the root is not that of all. */
function nearest(folder: string, folders: ReadonlySet<string>): string {
  let current = folder;
  while (current !== '' && !folders.has(current)) current = folderOf(current);
  return current === '' ? folder : current;
}
