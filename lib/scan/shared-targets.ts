import { generatedFolders } from '@/lib/scan/agent-coverage';
import { agentsBesideOthers, countedAgents } from '@/lib/scan/agent-selection';
import { generatorClusters } from '@/lib/scan/clusters';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { generatedFor, registrationsIn } from '@/lib/scan/documents/cluster-registrations';
import { clusterSelection } from '@/lib/scan/documents/cluster-selectors';
import { clusterFolder } from '@/lib/scan/documents/folder';
import { objectAt, textAt } from '@/lib/scan/documents/json';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { definitionOf } from '@/lib/scan/rendered-definitions';
import { filesByCluster } from '@/lib/scan/shared-files';

/** Something that several targets take: one definition, not a copy for each. */
export interface SharedDefinition {
  place: Omit<Mark, 'note'>;
  /** Names of the targets that take it, sorted. */
  targets: string[];
  /** A base of another repository: those of strangers are taken by clusters that have nothing else in common. */
  isOutside?: boolean;
}

/** Clusters that take a definition of this repository, or of its agents, which another cluster takes too. */
export function sharedTargets(inventory: Inventory): Set<string> {
  return new Set(sharedDefinitions(inventory).flatMap(({ targets, isOutside }) => (isOutside ? [] : targets)));
}

/**
 * Definitions that two or more clusters take: a base of kustomizations of both, a chart with values for each, a Terraform root with
 * variables for each, the same path or chart delivered to both, the same object through both overlays, elements of one generator, or
 * one helmfile with environments for both.
 */
export const sharedDefinitions = rememberFor((inventory: Inventory): readonly SharedDefinition[] => {
  const takers = new Takers();
  for (const { definition, cluster, place, isOutside } of filesByCluster(inventory))
    takers.add(definition, cluster, place, isOutside);
  for (const { path, objectId, counted, environments } of inventory.helmfiles)
    for (const { cluster } of counted ? environments : [])
      takers.add(`helmfile ${path}`, cluster, { path, objectId, line: 1 });
  addAgents(inventory, takers);
  return takers.shared();
});

type Place = SharedDefinition['place'];

/** Collects which clusters take which definitions. */
class Takers {
  private readonly first = new Map<string, { cluster: string; place: Place }>();
  private readonly several = new Map<string, { place: Place; clusters: Set<string>; isOutside: boolean }>();
  private readonly isNamed = remember((cluster: string) => !isUnresolved(cluster));

  add(definition: string, cluster: string | null, place: Place, isOutside = false): void {
    if (cluster === null || !this.isNamed(cluster)) return;
    const taken = this.first.get(definition);
    if (taken === undefined) this.first.set(definition, { cluster, place });
    else if (taken.cluster !== cluster) {
      const found = this.several.get(definition) ?? {
        place: taken.place,
        clusters: new Set([taken.cluster]),
        isOutside,
      };
      found.clusters.add(cluster);
      this.several.set(definition, found);
    }
  }

  shared(): SharedDefinition[] {
    return [...this.several.values()].map(({ place, clusters, isOutside }) => ({
      place,
      targets: [...clusters].sort(),
      ...(isOutside ? { isOutside } : {}),
    }));
  }
}

function addAgents(inventory: Inventory, takers: Takers): void {
  const generated = generatedClusters(inventory);
  const names = new Set(inventory.clusters.map(({ name }) => name));
  // An object alone in its file and for one target is no definition of several.
  const besideOthers = new Set(agentsBesideOthers(inventory));
  for (const agent of countedAgents(inventory)) {
    const cluster =
      agent.cluster ?? (agent.engine === 'config-sync' ? clusterOfFile(agent.resource.path, names) : null);
    const selected = selectingGroups.has(agent.resource.group)
      ? clusterSelection(inventory.resources)(agent.resource.body ?? {})
      : [];
    const targets = [...generated(agent), ...agent.renderedFor, ...selected];
    const isRepeated = targets.length > 0 || agent.resource.chart !== null || besideOthers.has(agent);
    const own = isRepeated ? [definitionOf(agent)] : [];
    if (cluster !== null)
      for (const definition of [...own, ...sourcesOf(agent)]) takers.add(definition, cluster, agent.resource);
    for (const definition of own) for (const target of targets) takers.add(definition, target, agent.resource);
  }
}

const selectingGroups = new Set(['fleet.cattle.io', 'config.projectsveltos.io']);

/** An object that does not name the cluster which holds it, in a file or a folder that is named for one: `root-syncs/eu-1.yaml`. */
function clusterOfFile(path: string, names: ReadonlySet<string>): string | null {
  const segments = path.replace(/\.ya?ml$/, '').split('/');
  return segments.findLast((segment) => names.has(segment)) ?? null;
}

/** Sources that an agent object brings. Where it names its cluster, the path that it takes is told with the files. */
function sourcesOf(agent: AgentObject): string[] {
  const isOwn = (path: string): boolean => agent.cluster === null || isUnresolved(path);
  return agent.sources
    .filter(({ path, chart }) => chart !== null || (path !== null && path !== '' && path !== '.' && isOwn(path)))
    .map(({ url, path, chart }) => `source ${url ?? ''} ${(path ?? chart ?? '').replace(/^\.\//, '')}`);
}

/** Tells the clusters that an ApplicationSet renders one definition for: elements of its lists, cluster folders and registered clusters that its generators take. */
function generatedClusters(inventory: Inventory): (agent: AgentObject) => string[] {
  const foldersOf = generatedFolders(inventory);
  const registered = registrationsIn(inventory.resources);
  return (agent) => {
    const { kind, resource } = agent;
    if (kind !== 'ApplicationSet') return [];
    const destination = objectAt(resource.body ?? undefined, 'spec', 'template', 'spec', 'destination');
    if (!isUnresolved(textAt(destination, 'name') ?? textAt(destination, 'server'))) return [];
    const read = foldersOf(agent).map((folder) => clusterFolder(`${folder}/`));
    const taken = generatedFor(resource.body, registered).clusters.map(({ name }) => name);
    return [...generatorClusters(resource.body), ...[...read, ...taken].filter((name) => name !== null)];
  };
}
