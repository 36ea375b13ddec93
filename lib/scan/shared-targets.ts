import { generatedFolders } from '@/lib/scan/agent-coverage';
import { countedAgents } from '@/lib/scan/agent-selection';
import { generatorClusters } from '@/lib/scan/clusters';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { type ClusterRegistration, generatedFor, registrationsIn } from '@/lib/scan/documents/cluster-registrations';
import { clusterSelection } from '@/lib/scan/documents/cluster-selectors';
import { clusterFolder, joinPath } from '@/lib/scan/documents/folder';
import { objectAt, textAt } from '@/lib/scan/documents/json';
import { remember } from '@/lib/scan/documents/remember';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';
import { definitionOf } from '@/lib/scan/rendered-definitions';

/**
 * Clusters that take a definition which another cluster takes too: the same path or chart delivered to both, the same object through
 * both overlays, a base of kustomizations of both, elements of one generator, or one helmfile with environments for both.
 */
export function sharedTargets(inventory: Inventory): Set<string> {
  const first = new Map<string, string>();
  const shared = new Set<string>();
  const isNamed = remember((cluster: string) => !isUnresolved(cluster));
  const take = (definition: string, cluster: string | null): void => {
    if (cluster === null || !isNamed(cluster)) return;
    const taker = first.get(definition);
    if (taker === undefined) first.set(definition, cluster);
    else if (taker !== cluster) shared.add(taker).add(cluster);
  };
  const registered = registrationsIn(inventory.resources);
  const generated = generatedFolders(inventory);
  const names = new Set(inventory.clusters.map(({ name }) => name));
  const selection = clusterSelection(inventory.resources);
  for (const agent of countedAgents(inventory)) {
    const cluster =
      agent.cluster ?? (agent.engine === 'config-sync' ? clusterOfFile(agent.resource.path, names) : null);
    if (cluster !== null) for (const definition of definitionsOf(agent)) take(definition, cluster);
    const selected = /^(fleet\.cattle|config\.projectsveltos)\.io$/.test(agent.resource.group)
      ? selection(agent.resource.body ?? {})
      : [];
    const definition = definitionOf(agent);
    for (const target of [...generatedClusters(agent, generated, registered), ...agent.renderedFor, ...selected])
      take(definition, target);
  }
  for (const { path, counted, environments } of inventory.helmfiles)
    for (const { cluster } of counted ? environments : []) take(`helmfile ${path}`, cluster);
  for (const [folder, clusters] of basesByCluster(inventory))
    for (const cluster of clusters) take(`base ${folder}`, cluster);
  return shared;
}

/** An object that does not name the cluster which holds it, in a file or a folder that is named for one: `root-syncs/eu-1.yaml`. */
function clusterOfFile(path: string, names: ReadonlySet<string>): string | null {
  const segments = path.replace(/\.ya?ml$/, '').split('/');
  return segments.findLast((segment) => names.has(segment)) ?? null;
}

function definitionsOf(agent: AgentObject): string[] {
  const sources = agent.sources
    .filter(({ path, chart }) => (path !== null && path !== '' && path !== '.') || chart !== null)
    .map(({ url, path, chart }) => `source ${url ?? ''} ${(path ?? chart ?? '').replace(/^\.\//, '')}`);
  return [definitionOf(agent), ...sources];
}

/** Clusters that an ApplicationSet renders one definition for: elements of its lists, cluster folders and registered clusters that its generators take. */
function generatedClusters(
  agent: AgentObject,
  foldersOf: (agent: AgentObject) => string[],
  registered: readonly ClusterRegistration[],
): string[] {
  const { kind, resource } = agent;
  const destination = objectAt(resource.body ?? undefined, 'spec', 'template', 'spec', 'destination');
  const target = textAt(destination, 'name') ?? textAt(destination, 'server') ?? '';
  if (kind !== 'ApplicationSet' || !isUnresolved(target)) return [];
  const read = foldersOf(agent).map((folder) => clusterFolder(`${folder}/`));
  const taken = generatedFor(resource.body, registered).clusters.map(({ name }) => name);
  return [...generatorClusters(resource.body), ...[...read, ...taken].filter((name) => name !== null)];
}

/** Folders of kustomizations that a cluster takes in, directly or through others: by its cluster folder or by an agent's path. */
function basesByCluster(inventory: Inventory): Map<string, Set<string>> {
  const byFolder = new Map(inventory.kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const bases = new Map<string, Set<string>>();
  const visit = (start: string, cluster: string): void => {
    const pending = [start];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const known = bases.get(folder) ?? new Set();
      if (known.has(cluster)) continue;
      bases.set(folder, known.add(cluster));
      pending.push(...(byFolder.get(folder)?.takes ?? []));
    }
  };
  for (const agent of countedAgents(inventory)) {
    for (const { path } of agent.sources) {
      const folder = path === null || isUnresolved(path) ? null : joinPath('', path);
      if (agent.cluster !== null && folder) visit(folder, agent.cluster);
    }
  }
  for (const { folder, takes, counted } of inventory.kustomizations) {
    const cluster = counted ? clusterFolder(`${folder}/`) : null;
    if (cluster !== null) for (const taken of takes) if (clusterFolder(`${taken}/`) !== cluster) visit(taken, cluster);
  }
  return bases;
}
