import { declaresCluster } from '@/lib/scan/cluster-kinds';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { registrationOf } from '@/lib/scan/documents/cluster-registrations';
import { clusterFolder, folderOf } from '@/lib/scan/documents/folder';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
import { isObject, type JsonValue, listAt, textAt } from '@/lib/scan/documents/json';
import { isCloudRegion, regionIn } from '@/lib/scan/documents/regions';
import type { Resource } from '@/lib/scan/documents/resource';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { environmentOf } from '@/lib/scan/environments';
import type { Cluster, InventoryFile } from '@/lib/scan/inventory';
import { isTalosConfiguration } from '@/lib/scan/select-files';

/** Files that say what a cluster holds. */
const declaredState = /\.(ya?ml|json|tf|tfvars|hcl|jsonnet|cue)$/i;
/** Names to be replaced by whoever copies the object. */
const sampleName = /(^|[-_])(sample|example|dummy)([-_]|$)/i;
/** Words around the name of a cluster in that of the Secret which registers it: `cluster-spec-north`. */
const registrationWords =
  /^((argocd|cluster|spec|secret|config|credentials)-)+|(-(argocd|cluster|spec|secret|config|credentials))+$/g;
/** Names that tools give to clusters on a machine of one's own. */
const ownMachine = /^(kind|minikube|k3d|docker-desktop|rancher-desktop|orbstack|colima)(-|$)|-(kind|minikube|k3d)$/i;

/**
 * Names of the clusters that a repository describes or delivers to: cluster folders that hold an agent's objects, destinations of
 * agent objects, registered cluster secrets, generator elements, environments of helmfiles with access of their own, and clusters
 * declared as objects. Where none of these names one, it is the cluster that the settings of a tool declare, the folder that is called
 * one, or the files that describe one each. Sorted by name.
 */
export function findClusters(
  agents: readonly AgentObject[],
  resources: readonly Resource[],
  files: readonly InventoryFile[],
  helmfiles: readonly Helmfile[] = [],
  settings: readonly ManifestFile[] = [],
): Cluster[] {
  const found = new Map<string, Cluster>();
  const add = (name: string | null | undefined, place: ClusterPlace): void => {
    if (!name || isUnresolved(name) || sampleName.test(name) || found.has(name)) return;
    const { path, objectId, line } = place;
    found.set(name, { name, region: regionOf(name, place), path, objectId, line });
  };
  const served = agents.filter(({ counted, preview }) => counted && !preview);
  // Of the objects that go to a cluster, one whose path says so is the better proof than a base that several clusters take.
  for (const { cluster, resource } of served) if (cluster && resource.path.includes(cluster)) add(cluster, resource);
  for (const agent of served) {
    add(agent.cluster, agent.resource);
    for (const name of agent.renderedFor) add(name, agent.resource);
    if (agent.kind === 'ApplicationSet')
      for (const name of generatorClusters(agent.resource.body)) add(name, agent.resource);
  }
  for (const resource of resources) {
    const name = resource.counted && mayDeclareCluster(resource.kind) ? declaredCluster(resource) : null;
    if (name !== null && !found.has(name.replace(registrationWords, ''))) add(name, resource);
  }
  for (const { path, objectId, counted, environments } of helmfiles)
    for (const { cluster, line } of counted ? environments : []) add(cluster, { path, objectId, line });
  for (const { path, objectId, notCounted } of files) {
    if (notCounted === null && path.includes('clusters/') && declaredState.test(path))
      add(clusterFolder(path), { path, objectId, line: 1 });
  }
  if ([...found.keys()].every((name) => name === 'in-cluster')) {
    for (const resource of resources)
      if (resource.counted && declaresCluster(resource.group, resource.kind)) add(resource.name, resource);
    const folders = [...namespaceFolders(resources), ...numberedFolders(served), ...describedClusters(files)];
    for (const { name, place } of [...settings.flatMap(talosClusters), ...folders]) add(name, place);
  }
  leaveOutOwnMachines(found);
  // What is rendered for each environment goes to the agent's own cluster of that environment: the name stands for all of them.
  if (agents.some((agent) => agent.counted && agent.renderedFor.length > 0)) found.delete('in-cluster');
  // The agent's own cluster is a target of its own only beside others; alone it is just "here".
  if (found.size === 1) found.delete('in-cluster');
  if (found.size === 2 && found.has('in-cluster')) {
    const named = [...found.keys()].find((name) => name !== 'in-cluster');
    if (named !== undefined && !agents.some((agent) => agent.cluster === named)) found.delete('in-cluster');
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A cluster for trying out on a machine of one's own is no target beside others; alone it is the one that there is. */
function leaveOutOwnMachines(found: Map<string, Cluster>): void {
  const names = [...found.keys()].filter((name) => ownMachine.test(name));
  if (names.length < found.size) for (const name of names) found.delete(name);
}

/** With fewer namespaces below it, a folder may be anything. */
const fewestNamespaces = 3;

/** Folders that hold the namespaces of one cluster each, a folder for each namespace: `namespaces/<cluster>/<namespace>/`. */
function namespaceFolders(resources: readonly Resource[]) {
  const inside = resources.flatMap((resource) => {
    if (!resource.counted || resource.group !== '' || resource.kind !== 'Namespace') return [];
    const [namespace, cluster, parent] = resource.path.split('/').slice(0, -1).reverse();
    const isOne =
      namespace === resource.name && parent === 'namespaces' && environmentOf(cluster ?? '')?.name !== cluster;
    return isOne && cluster !== undefined ? [{ name: cluster, place: resource }] : [];
  });
  return [...Map.groupBy(inside, ({ name }) => name).values()].flatMap((each) =>
    each.length < fewestNamespaces ? [] : each.slice(0, 1),
  );
}

const numbered = /(?:^|\/)(cluster[-_]?\d{1,3})\//i;

/** Folders called `cluster-0`, where most of the agent's objects lie in such ones: beside other things, they may be those of a database. */
function numberedFolders(served: readonly AgentObject[]) {
  const inside = served.flatMap(({ resource }) => {
    const name = numbered.exec(resource.path)?.[1];
    return name === undefined ? [] : [{ name, place: resource }];
  });
  return inside.length * 2 > served.length ? inside : [];
}

const named = /([^/]+)\.cluster\.(?:ya?ml|json|tfvars)$/i;

/** Files that carry the name of the cluster which they describe, beside others of the kind: `clusters/north.cluster.yaml`. */
function describedClusters(files: readonly InventoryFile[]) {
  const found = files.flatMap(({ path, objectId, notCounted }) => {
    const name = notCounted === null && path.includes('.cluster.') ? named.exec(path)?.[1] : undefined;
    return name === undefined ? [] : [{ name, place: { path, objectId, line: 1 } }];
  });
  const byFolder = Map.groupBy(found, ({ place }) => folderOf(place.path));
  return [...byFolder.values()].flatMap((each) => (each.length > 1 ? each : []));
}

interface ClusterPlace {
  path: string;
  objectId: string;
  line: number;
  /** Of the object that names it, where one does. */
  body?: JsonValue | null;
}

const regionLabels = ['topology.kubernetes.io/region', 'region', 'cloud-region'];

/** A label says it first, then the name, then a folder above the place. */
function regionOf(name: string, { path, body }: ClusterPlace): string | null {
  const labels = regionLabels.map((label) => textAt(body ?? undefined, 'metadata', 'labels', label));
  const label = labels.find((text) => text !== undefined && text !== '' && !isUnresolved(text));
  if (label !== undefined) return label.toLowerCase();
  const folder = path.split('/').slice(0, -1).findLast(isCloudRegion);
  return regionIn(name) ?? folder?.toLowerCase() ?? null;
}

/** The cluster that a `talconfig.yaml` is for. */
function talosClusters({ path, objectId, facts, counted }: ManifestFile) {
  if (!counted || !isTalosConfiguration(path)) return [];
  return facts.plain.map(({ body, line }) => ({ name: textAt(body, 'clusterName'), place: { path, objectId, line } }));
}

/** Whether there are objects of this kind that declare or register a cluster: their group and their fields tell. */
export function mayDeclareCluster(kind: string): boolean {
  return kind.endsWith('Cluster') || kind.endsWith('Secret');
}

/** The cluster that an object declares or registers; null: it is no such object. */
export function declaredCluster(resource: Resource): string | null {
  if (resource.group === 'cluster.x-k8s.io' && resource.kind === 'Cluster') return resource.name;
  if (resource.group === 'lib.projectsveltos.io' && resource.kind === 'SveltosCluster') return resource.name;
  if (resource.group === 'fleet.cattle.io' && resource.kind === 'Cluster') return resource.name;
  // Config Sync takes the labels of a cluster from it.
  if (resource.group === 'clusterregistry.k8s.io' && resource.kind === 'Cluster') return resource.name;
  if (resource.group === 'cluster.open-cluster-management.io' && resource.kind === 'ManagedCluster')
    return resource.name;
  return registrationOf(resource)?.name ?? null;
}

/** Clusters that list elements of an ApplicationSet's generators name, those inside `matrix` and `merge` included. */
export function generatorClusters(body: JsonValue | null): string[] {
  const names: string[] = [];
  const visit = (generators: readonly JsonValue[], depth: number): void => {
    if (depth > 6) return;
    for (const generator of generators) {
      for (const element of listAt(generator, 'list', 'elements')) {
        const name =
          textAt(element, 'cluster') ??
          textAt(element, 'clusterName') ??
          textAt(element, 'server') ??
          textAt(element, 'url');
        if (name !== undefined && isObject(element)) names.push(name);
      }
      for (const key of ['matrix', 'merge']) visit(listAt(generator, key, 'generators'), depth + 1);
    }
  };
  visit(listAt(body ?? undefined, 'spec', 'generators'), 0);
  return names;
}
