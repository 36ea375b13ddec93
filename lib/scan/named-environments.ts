import { declaredCluster, mayDeclareCluster } from '@/lib/scan/clusters';
import type { AgentObject, Tier } from '@/lib/scan/documents/agent-object';
import { labelHints } from '@/lib/scan/documents/argo-cd';
import { registrationOf } from '@/lib/scan/documents/cluster-registrations';
import { selectedEnvironments, selectedTargets } from '@/lib/scan/documents/cluster-selectors';
import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
import { pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';
import { remember } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { EnvironmentPlaces } from '@/lib/scan/environment-places';
import { declaredEnvironmentOf, type Environment, type EnvironmentName, environmentOf } from '@/lib/scan/environments';
import type { InventoryFile } from '@/lib/scan/inventory';
import { sharedPathsOf } from '@/lib/scan/tree-paths';

/** Most places kept for one environment: enough to believe it, few enough to read. */
const mostMarks = 5;

/** Files whose place in the tree tells of an environment: declared state, values, variables. */
const declaredState = /\.(ya?ml|json|jsonnet|libsonnet|tf|tfvars|hcl|bicepparam|cue|k|env|gotmpl)$/i;

/** A file stem that sets one environment's values: `values-prod.yaml`, `prod.tfvars`, `staging.yaml`. */
const settingStem =
  /^(?:values|config|params|settings|vars|kustomization|pulumi|main|parameters|azuredeploy)?[-_.]?([a-z0-9-]+?)(?:[-_.]?(?:values|config|parameters))?\.(?:ya?ml|json|tfvars(?:\.json)?|bicepparam|env)(?:\.gotmpl)?$/i;

/**
 * Environments named by agent objects, by folders of declared state, by values files and by helmfiles. Only names that are an environment's token
 * alone, or that an agent object or a helmfile serves, are taken: a service called `dev-portal` is none.
 */
export function nameEnvironments(
  files: readonly InventoryFile[],
  agents: readonly AgentObject[],
  places: EnvironmentPlaces,
  helmfiles: readonly Helmfile[] = [],
  resources: readonly Resource[] = [],
): Environment[] {
  const found = new Map<string, Environment>();
  const add = (name: string, tier: Tier | null, mark: Environment['marks'][number]): void => {
    const environment = found.get(name) ?? { name, tier, marks: [] };
    if (environment.marks.length < mostMarks) environment.marks.push(mark);
    found.set(name, environment);
  };
  const isVariant = variantsAmong(agents);
  for (const agent of tellingFirst(agents)) {
    const { path, objectId, line } = agent.resource;
    for (const name of agent.environments) {
      const tier = places.settings.named(name)?.tier ?? null;
      if (tier !== 'testing' || !isVariant(agent, name)) add(name, tier, { path, objectId, line });
    }
  }
  for (const { path, objectId, counted, environments } of helmfiles) {
    if (!counted) continue;
    for (const { name, line } of environments) {
      const known = declaredEnvironmentOf(name);
      add(known?.name ?? name.toLowerCase(), known?.tier ?? null, { path, objectId, line });
    }
  }
  for (const resource of resources)
    for (const { name, tier } of resource.counted ? declaredTargets(resource) : [])
      add(name, tier, { path: resource.path, objectId: resource.objectId, line: resource.line });
  const folders = new Set<string>();
  for (const file of tellingFiles(files, places)) {
    if (file.notCounted !== null) continue;
    addFolders(file, folders, places, add);
    const named = settingOf(file.path, places);
    if (named) add(named.name, named.tier, { path: file.path, objectId: file.objectId, line: 1 });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Tells objects that stand beside one of the same name less the word and go to the very same namespace: `catalog-test` beside `catalog` is a
 * second thing there, and no environment. Kustomizations of Flux are told apart by their paths, not by their namespaces.
 */
function variantsAmong(agents: readonly AgentObject[]): (agent: AgentObject, word: string) => boolean {
  const keyOf = ({ kind, cluster, namespace, resource }: AgentObject, name: string) =>
    `${folderOf(resource.path)} ${kind} ${cluster ?? ''} ${namespace ?? ''} ${name}`;
  let known: ReadonlySet<string> | undefined;
  return (agent, word) => {
    if (agent.kind === 'Kustomization' || agent.namespace === null || !agent.name.endsWith(`-${word}`)) return false;
    known ??= new Set(agents.map((each) => keyOf(each, each.name)));
    return known.has(keyOf(agent, agent.name.slice(0, -word.length - 1)));
  };
}

/** Objects that count, those first whose path names their environment: a base that several environments take proves less. */
function tellingFirst(agents: readonly AgentObject[]): AgentObject[] {
  const telling = ({ environments, resource }: AgentObject) =>
    environments.some((name) => resource.path.toLowerCase().includes(name));
  const served = agents.filter(({ counted, preview }) => counted && !preview);
  const { first = [], then = [] } = Object.groupBy(served, (agent) => (telling(agent) ? 'first' : 'then'));
  return [...first, ...then];
}

/** Files of pipelines, and those that one includes by habit: `ci/preview.yml` names a job. What pipelines deploy to is told from their steps. */
function isPipelinePath(path: string): boolean {
  if (pipelineSystemOf(path) !== null || /(^|\/)\.?ci\/[^/]+\.ya?ml$/.test(path)) return true;
  return path.startsWith('.') && /^\.(github|gitlab|circleci|tekton|azuredevops|buildkite|woodpecker)(\/|-)/.test(path);
}

/** Environments of bundles of Fleet, whose object that pulls them may be out of sight, and of clusters that are declared or registered. */
function declaredTargets(resource: Resource): EnvironmentName[] {
  const { group, kind, name, body, completeness } = resource;
  const isBundle = kind === 'Bundle' && group === 'fleet.cattle.io';
  if (!(isBundle || mayDeclareCluster(kind)) || body === null || completeness === 'definition') return [];
  const registration = registrationOf(resource);
  if (registration !== null) return [...registration.environments];
  const texts = isBundle
    ? [...selectedEnvironments(body), ...selectedTargets(body)]
    : declaredCluster(resource) === null
      ? []
      : [...labelHints(body), name ?? ''];
  return texts.flatMap((text) => environmentOf(text) ?? []);
}

/** Where in lists of the same paths the files stand whose place tells of an environment, by the paths that they share. */
const tellingPlaces = new WeakMap<ReadonlySet<string>, readonly number[]>();

/** Files of declared state whose name or a folder above them tells of an environment, those that do not count among them. */
function tellingFiles(files: readonly InventoryFile[], places: EnvironmentPlaces): InventoryFile[] {
  const paths = sharedPathsOf(files);
  const found = (paths && tellingPlaces.get(paths)) ?? placesTelling(files, places);
  if (paths) tellingPlaces.set(paths, found);
  return found.flatMap((at) => files[at] ?? []);
}

function placesTelling(files: readonly InventoryFile[], places: EnvironmentPlaces): number[] {
  const isTelling = tellingTest(places);
  return files.flatMap(({ path }, at) => (isTelling(path) ? [at] : []));
}

function tellingTest(places: EnvironmentPlaces): (path: string) => boolean {
  const isBelow = remember((folder: string): boolean => {
    return places.folders.has(folder) || (folder !== '' && isBelow(folderOf(folder)));
  });
  return (path) =>
    declaredState.test(path) && (isBelow(folderOf(path)) || settingOf(path, places) !== null) && !isPipelinePath(path);
}

/** The environment that the name of a file of settings is. */
function settingOf(path: string, places: EnvironmentPlaces): EnvironmentName | null {
  const stem = settingStem.exec(nameOf(path))?.[1];
  const named = stem === undefined ? null : places.settings.named(stem);
  return named && named.name === stem?.toLowerCase() && !places.crowded.has(path) ? named : null;
}

/** Folders above a file that stand for an environment. */
function addFolders(
  file: InventoryFile,
  seen: Set<string>,
  places: EnvironmentPlaces,
  add: (name: string, tier: Tier | null, mark: Environment['marks'][number]) => void,
): void {
  for (let folder = folderOf(file.path); folder !== ''; folder = folderOf(folder)) {
    if (seen.has(folder)) return;
    seen.add(folder);
    const named = places.folders.get(folder);
    if (named) add(named.name, named.tier, { path: folder, objectId: null, line: null });
  }
}
