import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { type ClusterRegistration, generatedFor, registrationsIn } from '@/lib/scan/documents/cluster-registrations';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';

/**
 * What one object is rendered from, so that two of the same definition on two clusters are one definition with two targets: the place
 * of the object, and for what a chart's template writes from values its sources, too, less what in them names the target itself.
 */
export function definitionOf({ resource, sources, cluster, environments }: AgentObject): string {
  const place = `object ${resource.path}:${resource.line}`;
  if (resource.chart === null) return place;
  const targets = [cluster ?? '', ...environments].filter((name) => name !== '');
  const taken = sources.map(({ url, path, chart }) =>
    targets.reduce((text, name) => text.replaceAll(name, '*'), `${url ?? ''} ${path ?? ''} ${chart ?? ''}`),
  );
  return [place, ...taken].join('\n');
}

/** Of the objects that a chart's template writes alike for several clusters, the first of each. */
export function repeatedForClusters(agents: readonly AgentObject[]): AgentObject[] {
  const written = agents.filter(
    ({ resource, cluster }) => resource.chart !== null && cluster !== null && !isUnresolved(cluster),
  );
  return [...Map.groupBy(written, definitionOf).values()].flatMap((same) =>
    new Set(same.map(({ cluster }) => cluster)).size > 1 ? same.slice(0, 1) : [],
  );
}

/** Helmfiles whose releases go to several clusters, an environment for each. */
export function helmfilesOfClusters(helmfiles: readonly Helmfile[]): Helmfile[] {
  return helmfiles.filter(
    ({ counted, releases, environments }) =>
      counted && releases.length > 0 && new Set(environments.flatMap(({ cluster }) => cluster ?? [])).size > 1,
  );
}

/** Agent objects that are rendered for several targets each: by a generator, by inputs, or with the values of several environments. */
export function generatedTemplates(inventory: Inventory): AgentObject[] {
  const registered = registrationsIn(inventory.resources);
  const written = writtenBySets(inventory);
  return countedAgents(inventory).filter((agent) => {
    if (agent.renderedFor.length > 1) return true;
    return agent.kind === 'ApplicationSet' ? generatesTargets(agent, registered) : writesTargets(agent, written);
  });
}

/** An ApplicationSet whose destination cluster is filled by its generators, of which more than one is not known to be left out. */
function generatesTargets(
  { resource, generators, unresolved }: AgentObject,
  registered: readonly ClusterRegistration[],
): boolean {
  const destination = objectAt(resource.body ?? undefined, 'spec', 'template', 'spec', 'destination');
  if (unresolved || !isUnresolved(textAt(destination, 'server') ?? textAt(destination, 'name') ?? '')) return false;
  if (generators.join() === 'list') {
    const lists = listAt(resource.body ?? undefined, 'spec', 'generators').map((each) =>
      valueAt(each, 'list', 'elements'),
    );
    // Elements that a template fills may be many.
    return !lists.every(Array.isArray) || lists.flat().length > 1;
  }
  if (generators.join() !== 'clusters' || registered.length === 0) return true;
  const { clusters, isWhole } = generatedFor(resource.body, registered);
  return !isWhole || clusters.length !== 1;
}

/** An object of Flux that a ResourceSet writes with the cluster of each of its inputs. */
function writesTargets({ engine, resource, cluster }: AgentObject, written: WrittenBySets): boolean {
  if (engine !== 'flux' || !isWritten(resource)) return false;
  if (!isUnresolved(cluster)) return (written.clusters.get(keyOfTemplate(resource))?.size ?? 0) > 1;
  const set = written.sets.get(keyOfObject(resource));
  return listAt(set?.body ?? undefined, 'spec', 'inputs').length !== 1;
}

/** ResourceSets, and the clusters of what each of their templates writes, by their places. */
interface WrittenBySets {
  sets: ReadonlyMap<string, Resource>;
  clusters: ReadonlyMap<string, ReadonlySet<string | null>>;
}

function writtenBySets({ resources, agents }: Inventory): WrittenBySets {
  const sets = resources.filter(({ kind }) => kind === 'ResourceSet').toReversed();
  const clusters = new Map<string, Set<string | null>>();
  for (const { resource, cluster } of agents) {
    if (!isWritten(resource)) continue;
    const key = keyOfTemplate(resource);
    clusters.set(key, (clusters.get(key) ?? new Set()).add(cluster));
  }
  return { sets: new Map(sets.map((set) => [keyOfObject(set), set])), clusters };
}

/** Whether an object stands inside another one, as what a set writes does. */
function isWritten({ rootKey }: Resource): boolean {
  return rootKey[0] === 'spec';
}

function keyOfObject({ path, line }: Resource): string {
  return `${path} ${line}`;
}

function keyOfTemplate(resource: Resource): string {
  return `${keyOfObject(resource)} ${JSON.stringify(resource.rootKey)}`;
}
