import { patchesOfAbsentBases } from '@/lib/scan/documents/absent-bases';
import type { AgentObject, Tier } from '@/lib/scan/documents/agent-object';
import { type AgentDraft, isArgoCdObject, readArgoCdObject } from '@/lib/scan/documents/argo-cd';
import { isFluxObject, readFluxObject } from '@/lib/scan/documents/flux';
import { clusterFolder, folderOf, joinPath } from '@/lib/scan/documents/folder';
import { listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { isOtherAgentObject, readOtherAgentObject } from '@/lib/scan/documents/other-agents';
import {
  applyPatches,
  type Draft,
  followOverlays,
  type Patch,
  type PatchFiles,
  readPatch,
} from '@/lib/scan/documents/overlays';
import { withReferencedCharts } from '@/lib/scan/documents/referenced-charts';
import { isComplete } from '@/lib/scan/documents/required-fields';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved, withoutExpressions } from '@/lib/scan/documents/unresolved';
import { type EnvironmentPlaces, environmentPlaces } from '@/lib/scan/environment-places';
import { type EnvironmentName, environmentOf } from '@/lib/scan/environments';

/** Whether a resource instructs a GitOps agent. */
export function isAgentResource(resource: Resource): boolean {
  const { group, kind } = resource;
  return (
    isArgoCdObject(group, kind) ||
    isFluxObject(group, kind) ||
    isOtherAgentObject(group, kind) ||
    isFluxInstance(resource)
  );
}

function isFluxInstance({ group, kind }: Resource): boolean {
  return group === 'fluxcd.controlplane.io' && kind === 'FluxInstance';
}

/**
 * Resolves every agent object of a repository: overlays and their patches, patches that a parent Flux Kustomization injects, and the
 * environments that it serves by labels, paths, destinations, names, or through what delivers it. `production` is left null where
 * no environment is named; the implied single target is decided with the whole inventory.
 */
export function resolveAgents(
  resources: readonly Resource[],
  kustomizations: readonly Kustomization[],
  patchFiles: PatchFiles,
  places: EnvironmentPlaces,
): AgentObject[] {
  const agents = resources.filter(isAgentResource);
  const entries = new Set(agents.flatMap(localPaths));
  const followed = followOverlays(agents, kustomizations, patchFiles, entries);
  const drafts = [...followed, ...patchesOfAbsentBases(agents, kustomizations, followed)];
  const patched = injectParentPatches(injectParentPatches(drafts, patchFiles), patchFiles);
  const read = patched.map(readDraft).filter((draft) => draft !== null);
  return withEnvironments(withReferencedCharts(read, resources), places);
}

/** Local folders that an agent's object points at. */
function localPaths({ body, kind }: Resource): string[] {
  const spec = objectAt(body ?? undefined, 'spec', ...(kind === 'ApplicationSet' ? ['template', 'spec'] : []));
  const sources = [spec, objectAt(spec, 'source'), ...listAt(spec, 'sources')];
  return sources.flatMap((source) => {
    const path = textAt(source, 'path');
    const folder = path === undefined || isUnresolved(path) ? null : joinPath('', path);
    return folder === null ? [] : [folder];
  });
}

/** An object that patches made whole is whole. */
function completed(draft: Draft): Draft {
  const { resource, body } = draft;
  if (resource.completeness !== 'partial' || !isComplete(resource.group, resource.kind, body)) return draft;
  return { ...draft, resource: { ...resource, completeness: 'complete' } };
}

function readDraft(made: Draft): AgentDraft | null {
  const draft = completed(made);
  const { group, kind } = draft.resource;
  if (isArgoCdObject(group, kind)) return readArgoCdObject(draft);
  if (isFluxObject(group, kind)) return readFluxObject(draft);
  if (isFluxInstance(draft.resource)) return readFluxInstance(draft);
  return readOtherAgentObject(draft);
}

/** A FluxInstance with `spec.sync` makes a source and a Kustomization of its own (detection rules FLUX-2). */
function readFluxInstance(draft: Draft): AgentDraft | null {
  const sync = objectAt(draft.body, 'spec', 'sync');
  if (!sync) return null;
  const body = { ...draft.body, spec: { path: sync['path'] ?? '', prune: true, interval: '10m', sourceRef: {} } };
  const resource = { ...draft.resource, group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' };
  return { ...readFluxObject({ ...draft, body, resource }), kind: 'FluxInstance', resource: draft.resource };
}

/** Applies `spec.patches` of each Flux Kustomization to the agent objects below its path. */
function injectParentPatches(drafts: readonly Draft[], patchFiles: PatchFiles): Draft[] {
  const byFolder = new Map<string, Patch[]>();
  for (const draft of drafts) {
    const { group, kind } = draft.resource;
    const path = textAt(draft.body, 'spec', 'path');
    if (group !== 'kustomize.toolkit.fluxcd.io' || kind !== 'Kustomization' || path === undefined) continue;
    const folder = joinPath('', path);
    const patches = fluxPatches(draft, patchFiles);
    if (folder !== null && patches.length > 0) byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...patches]);
  }
  if (byFolder.size === 0) return [...drafts];
  return drafts.flatMap((draft) => {
    const patches = ancestors(draft.leaf).flatMap((folder) => byFolder.get(folder) ?? []);
    const fresh = patches.filter((patch) => !draft.patches.some((applied) => applied.content === patch.content));
    return applyPatches([draft], fresh);
  });
}

const parsedPatches = new WeakMap<object, Patch[]>();

/** Parsed once for each list of patches: the same list is asked for in every round, and identity tells whether a patch was applied. */
function fluxPatches(draft: Draft, patchFiles: PatchFiles): Patch[] {
  const list = listAt(draft.body, 'spec', 'patches');
  const known = parsedPatches.get(list);
  if (known) return known;
  const { path, objectId, line, rootKey } = draft.resource;
  const patches = list.flatMap((entry, index) => {
    const place = { path, objectId, line, key: [...rootKey, 'spec', 'patches', index, 'patch'] };
    return readPatch(objectAt(entry, 'target'), textAt(entry, 'patch'), undefined, '', patchFiles, place);
  });
  parsedPatches.set(list, patches);
  return patches;
}

/** A folder and those above it, nearest first, the root '' included. */
function ancestors(folder: string): string[] {
  const folders = [folder];
  for (let current = folder; current !== ''; ) {
    current = folderOf(current);
    folders.push(current);
  }
  return folders;
}

function withEnvironments(agents: readonly AgentDraft[], places: EnvironmentPlaces): AgentObject[] {
  const groups = namespacesOfGroups(agents);
  const own = agents.map((agent) => ownEnvironments(agent, places, groups));
  const inherited = new Map<string, EnvironmentName[]>();
  const clusters = new Map<string, string>();
  agents.forEach((agent, index) => {
    for (const source of agent.sources) {
      const folder = source.path === null || isUnresolved(source.path) ? null : joinPath('', source.path);
      if (folder === null || folder === '') continue;
      inherited.set(folder, [...(inherited.get(folder) ?? []), ...(own[index] ?? [])]);
      const cluster = namedCluster(agent) ?? agent.cluster;
      if (cluster !== null) clusters.set(folder, cluster);
    }
  });
  return agents.map((agent, index) => {
    const { draft, hints: _hints, valueFiles: _files, ...rest } = agent;
    const names = own[index]?.length ? own[index] : fromDeliverers(draft.leaf, inherited);
    const rendered = renderedFor(agent, places);
    const tiers = [...new Set(names.map(({ tier }) => tier).filter((tier): tier is Tier => tier !== null))].sort();
    return {
      ...rest,
      cluster:
        rendered.length > 0 ? null : (namedCluster(agent) ?? delivererCluster(draft.leaf, clusters) ?? agent.cluster),
      environments: [...new Set(names.map(({ name }) => name))].sort(),
      tiers,
      renderedFor: rendered,
      production: tiers.length > 0 ? tiers.includes('production') && !agent.preview : agent.preview ? false : null,
    };
  });
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

/** The cluster that the object names. An agent's own cluster has no name in the object: the folder that delivers it tells. */
function namedCluster({ cluster, draft, resource }: AgentDraft): string | null {
  if (cluster !== null && cluster !== 'in-cluster') return cluster;
  return clusterFolder(`${draft.leaf}/`) ?? clusterFolder(resource.path);
}

function fromDeliverers(leaf: string, inherited: ReadonlyMap<string, EnvironmentName[]>): EnvironmentName[] {
  for (const folder of ancestors(leaf)) {
    const found = inherited.get(folder);
    if (found && found.length > 0) return found;
  }
  return [];
}

function delivererCluster(leaf: string, clusters: ReadonlyMap<string, string>): string | null {
  for (const folder of ancestors(leaf)) {
    const found = clusters.get(folder);
    if (found !== undefined) return found;
  }
  return null;
}

/** Namespaces called `dev` or `test` that stand among many of other names: each holds a group of applications, none is an environment. */
function namespacesOfGroups(agents: readonly AgentDraft[]): Set<string> {
  const namespaces = new Set(agents.flatMap(({ namespace }) => namespace ?? []));
  const { folders } = environmentPlaces([...namespaces].map((name) => `all/${name}/object`));
  const isGroup = (name: string): boolean => {
    const found = environmentOf(name);
    return found?.name === name && (found.tier === 'development' || found.tier === 'testing');
  };
  return new Set([...namespaces].filter((name) => isGroup(name) && !folders.has(`all/${name}`)));
}

/** Environments that the object itself names; the nearest kind of name decides, and a generator's elements may name several. */
function ownEnvironments(agent: AgentDraft, places: EnvironmentPlaces, groups: ReadonlySet<string>): EnvironmentName[] {
  const [labels = [], ...hints] = agent.hints;
  const isGroup = (text: string): boolean => text === agent.namespace && groups.has(text);
  const others = hints.map((texts) => texts.filter((text) => !isGroup(text)));
  const read = (text: string): EnvironmentName[] => namesIn(text, places);
  const fromLabels = labels.flatMap(read);
  if (fromLabels.length > 0) return fromLabels;
  const generated = agent.generators.length > 0 ? (others[0] ?? []).flatMap(read) : [];
  if (generated.length > 0) return generated;
  const filled = (agent.valueFiles ?? []).flatMap((file) => places.settings.filled(file));
  if (filled.length > 0) return filled;
  const nearest = places.of(agent.draft.leaf) ?? places.of(agent.resource.path);
  if (nearest) return [nearest];
  for (const names of others) {
    const found = names.flatMap(read);
    if (found.length > 0) return found;
  }
  // A kustomization may add to the name what hides the word (`shop-prod` as `shop-prod-east`).
  const named = environmentOf(agent.name) ?? environmentOf(agent.resource.name ?? '');
  return named ? [named] : [];
}

/** A text that names an environment, or a path that leads to one; what a template fills in is left out of it. */
function namesIn(text: string, places: EnvironmentPlaces): EnvironmentName[] {
  const resolved = withoutExpressions(text);
  const found = /\/|\.(ya?ml|json)$/.test(resolved) ? places.of(resolved) : environmentOf(resolved);
  return found ? [found] : [];
}
