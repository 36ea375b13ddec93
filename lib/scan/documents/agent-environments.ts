import type { AgentObject, Tier } from '@/lib/scan/documents/agent-object';
import { type AgentDraft, valueFiles } from '@/lib/scan/documents/argo-cd';
import {
  type ClusterRegistration,
  type GeneratedClusters,
  generatedFor,
} from '@/lib/scan/documents/cluster-registrations';
import { clusterFolder, foldersAbove, joinPath } from '@/lib/scan/documents/folder';
import { filledPatterns, generatorPatterns, leadsThrough } from '@/lib/scan/documents/generator-paths';
import { objectAt } from '@/lib/scan/documents/json';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
import { ListDerivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import { isUnresolved, withoutExpressions } from '@/lib/scan/documents/unresolved';
import { type EnvironmentPlaces, environmentPlaces } from '@/lib/scan/environment-places';
import { type EnvironmentName, environmentOf } from '@/lib/scan/environments';

/** What an agent object says by itself of where it delivers what. */
interface OwnPlaces {
  names: readonly EnvironmentName[];
  cluster: string | null;
  /** Folders of this repository that it delivers, without its root. */
  folders: readonly string[];
}

/** What agent objects say by themselves, with what else that follows from. */
const known = new ListDerivation<AgentDraft, OwnPlaces & { places: EnvironmentPlaces; others: string }>();

/** Tells the environments of agent objects: their own, or those of what delivers them. */
export function withEnvironments(
  agents: readonly AgentDraft[],
  places: EnvironmentPlaces,
  registered: readonly ClusterRegistration[],
  memory?: ScanMemory,
): AgentObject[] {
  const groups = namespacesOfGroups(agents);
  const others = JSON.stringify([[...groups], registered]);
  const own = known.each(memory, agents, (agent, last) => {
    if (last?.places === places && last.others === others) return last;
    const names = distinct(ownEnvironments(agent, places, groups, registered));
    return { places, others, names, cluster: namedCluster(agent), folders: foldersDelivered(agent) };
  });
  const inherited = new Map<string, Map<string, EnvironmentName>>();
  const clusters = new Map<string, string>();
  agents.forEach((agent, index) => {
    const { names = [], cluster = null, folders = [] } = own[index] ?? {};
    for (const folder of folders) {
      const named = inherited.get(folder) ?? new Map<string, EnvironmentName>();
      inherited.set(folder, named);
      for (const each of names) named.set(keyOf(each), each);
      const served = cluster ?? agent.cluster;
      if (served !== null) clusters.set(folder, served);
    }
  });
  const objects = placed.each(memory, agents, (agent, last, index) => {
    const { leaf } = agent.draft;
    const { names: ownNames = [], cluster: ownCluster = null } = own[index] ?? {};
    const cluster = ownCluster ?? delivererCluster(leaf, clusters) ?? agent.cluster;
    const names = ownNames.length > 0 ? ownNames : fromDeliverers(leaf, inherited);
    if (last && isSame(last.names, names) && last.cluster === cluster && last.places === places) return last;
    return { names, cluster, places, object: placeAgent(agent, names, cluster, places) };
  });
  return objects.map(({ object }) => object);
}

/** Agent objects, with what else they follow from. */
const placed = new ListDerivation<
  AgentDraft,
  { names: readonly EnvironmentName[]; cluster: string | null; places: EnvironmentPlaces; object: AgentObject }
>();

function isSame(names: readonly EnvironmentName[], others: readonly EnvironmentName[]): boolean {
  return names.length === others.length && names.every((name, at) => name === others[at]);
}

function placeAgent(
  agent: AgentDraft,
  names: readonly EnvironmentName[],
  cluster: string | null,
  places: EnvironmentPlaces,
): AgentObject {
  const { draft: _draft, hints: _hints, valueFiles: _files, ...rest } = agent;
  const rendered = renderedFor(agent, places);
  const tiers = [...new Set(names.map(({ tier }) => tier).filter((tier): tier is Tier => tier !== null))].sort();
  return {
    ...rest,
    cluster: rendered.length > 0 ? null : cluster,
    environments: [...new Set(names.map(({ name }) => name))].sort(),
    tiers,
    renderedFor: rendered,
    production: tiers.length > 0 ? tiers.includes('production') && !agent.preview : agent.preview ? false : null,
  };
}

/**
 * A chart's template that writes an object of a fixed name into the agent's own cluster, with the values of several environments:
 * no cluster can hold it twice, so each environment has a cluster with an agent.
 */
function renderedFor(agent: AgentDraft, { settings }: EnvironmentPlaces): string[] {
  const { name, resource, cluster, valueFiles = [] } = agent;
  if (resource.chart === null || cluster !== 'in-cluster' || [name, resource.namespace].some(isUnresolved)) return [];
  const names = new Set(valueFiles.flatMap((file) => settings.filled(file).map((environment) => environment.name)));
  return names.size > 1 ? [...names].sort() : [];
}

function foldersDelivered({ sources }: AgentDraft): string[] {
  return sources.flatMap(({ path }) => (path === null || isUnresolved(path) ? [] : joinPath('', path) || []));
}

/** The cluster that the object names. An agent's own cluster has no name in the object: the folder that delivers it tells. */
function namedCluster({ cluster, draft, resource }: AgentDraft): string | null {
  if (cluster !== null && cluster !== 'in-cluster') return cluster;
  return clusterFolder(`${draft.leaf}/`) ?? clusterFolder(resource.path);
}

function fromDeliverers(
  leaf: string,
  inherited: ReadonlyMap<string, ReadonlyMap<string, EnvironmentName>>,
): EnvironmentName[] {
  for (const folder of foldersAbove(leaf)) {
    const found = inherited.get(folder);
    if (found && found.size > 0) return [...found.values()];
  }
  return [];
}

/** Equal for environments of the same name and tier: nobody asks how often one is named. */
function keyOf({ name, tier }: EnvironmentName): string {
  return `${tier} ${name}`;
}

function distinct(names: readonly EnvironmentName[]): readonly EnvironmentName[] {
  return names.length < 2 ? names : [...new Map(names.map((each) => [keyOf(each), each])).values()];
}

function delivererCluster(leaf: string, clusters: ReadonlyMap<string, string>): string | null {
  for (const folder of foldersAbove(leaf)) {
    const found = clusters.get(folder);
    if (found !== undefined) return found;
  }
  return null;
}

/** Namespaces called `dev` or `test` that stand among many of other names: each holds a group of applications, none is an environment. */
function namespacesOfGroups(agents: readonly AgentDraft[]): Set<string> {
  const namespaces = new Set(agents.flatMap(({ namespace }) => namespace ?? []));
  const isGroup = (name: string): boolean => {
    const found = environmentOf(name);
    return found?.name === name && (found.tier === 'development' || found.tier === 'testing');
  };
  const groups = [...namespaces].filter(isGroup);
  if (groups.length === 0) return new Set();
  const { folders } = environmentPlaces([...namespaces].map((name) => `all/${name}/object`));
  return new Set(groups.filter((name) => !folders.has(`all/${name}`)));
}

/** Environments that the object itself names; the nearest kind of name decides, and a generator's elements may name several. */
function ownEnvironments(
  agent: AgentDraft,
  places: EnvironmentPlaces,
  groups: ReadonlySet<string>,
  registered: readonly ClusterRegistration[],
): EnvironmentName[] {
  const [labels = [], ...hints] = agent.hints;
  const isGroup = (text: string): boolean => text === agent.namespace && groups.has(text);
  const others = groups.size === 0 ? hints : hints.map((texts) => texts.filter((text) => !isGroup(text)));
  const read = (text: string): EnvironmentName[] => namesIn(text, places);
  const fromLabels = labels.flatMap(read);
  if (fromLabels.length > 0) return fromLabels;
  const generated =
    agent.generators.length > 0
      ? [...(others[0] ?? []).flatMap(read), ...generatedPlaces(agent, places), ...clusterPlaces(agent, registered)]
      : [];
  if (generated.length > 0) return generated;
  const filled = (agent.valueFiles ?? []).flatMap((file) => places.settings.filled(file));
  if (filled.length > 0) return filled;
  const rendered = (agent.resource.filledBy ?? []).flatMap((file) => places.of(file) ?? []);
  if (rendered.length > 0) return rendered;
  const nearest = places.of(agent.draft.leaf) ?? places.of(agent.resource.path);
  if (nearest) return [nearest];
  const led = agent.generators.length > 0 ? filledPlaces(agent, places) : [];
  if (led.length > 0) return led;
  for (const names of others) {
    const found = names.flatMap(read);
    if (found.length > 0) return found;
  }
  // A kustomization may add to the name what hides the word (`shop-prod` as `shop-prod-east`).
  const named = environmentOf(agent.name) ?? environmentOf(agent.resource.name ?? '');
  return named ? [named] : [];
}

/** Environments of the folders that the git generators of an ApplicationSet read, where they read several. */
function generatedPlaces({ resource }: AgentDraft, places: EnvironmentPlaces): EnvironmentName[] {
  return placesBelow(generatorPatterns(resource.body), places);
}

/** Environments of the folders that stand where parameters fill the paths of an ApplicationSet: `clusters/{{name}}`. */
function filledPlaces({ resource, sources }: AgentDraft, places: EnvironmentPlaces): EnvironmentName[] {
  const spec = objectAt(resource.body ?? undefined, 'spec', 'template', 'spec') ?? {};
  const paths = sources.flatMap(({ path }) => path ?? []);
  return placesBelow(filledPatterns(paths, valueFiles(spec)), places);
}

function placesBelow(patterns: readonly string[], { folders }: EnvironmentPlaces): EnvironmentName[] {
  return patterns.flatMap(environmentsThrough(folders));
}

/** Tells the environments of the folders that a pattern reads: many ApplicationSets of a repository read the same ones. */
const environmentsThrough = rememberFor((folders: EnvironmentPlaces['folders']) =>
  remember((pattern: string): EnvironmentName[] => findThrough(folders, pattern), mostPatterns),
);

const mostPatterns = 10_000;

/** Each environment once: of the many folders of one, the first that the pattern reads is enough. */
function findThrough(folders: EnvironmentPlaces['folders'], pattern: string): EnvironmentName[] {
  const found = new Map<string, EnvironmentName>();
  for (const [folder, environment] of folders) {
    const key = keyOf(environment);
    if (!found.has(key) && leadsThrough(pattern, folder)) found.set(key, environment);
  }
  return [...found.values()];
}

/** Environments of the registered clusters that an ApplicationSet takes, where each is known to have one or production is among them. */
function clusterPlaces({ resource }: AgentDraft, registered: readonly ClusterRegistration[]): EnvironmentName[] {
  if (registered.length === 0) return [];
  return placesOfClusters(generatedFor(resource.body, registered));
}

/** Many ApplicationSets take the same clusters. */
const placesOfClusters = rememberFor(({ clusters, isWhole }: GeneratedClusters): EnvironmentName[] => {
  const names = distinct(clusters.flatMap(({ environments }) => environments));
  const isTold = isWhole && clusters.every(({ environments }) => environments.length > 0);
  return isTold || names.some(({ tier }) => tier === 'production') ? [...names] : [];
});

/** A text that names an environment, or a path that leads to one; what a template fills in is left out of it. */
function namesIn(text: string, places: EnvironmentPlaces): EnvironmentName[] {
  const resolved = withoutExpressions(text);
  const found = /\/|\.(ya?ml|json)$/.test(resolved) ? places.of(resolved) : environmentOf(resolved);
  return found ? [found] : [];
}
