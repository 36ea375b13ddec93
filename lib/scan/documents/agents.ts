import { patchesOfAbsentBases } from '@/lib/scan/documents/absent-bases';
import { withEnvironments } from '@/lib/scan/documents/agent-environments';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { applyPatches, PatchRoom } from '@/lib/scan/documents/apply-patches';
import { type AgentDraft, isArgoCdObject, readArgoCdObject } from '@/lib/scan/documents/argo-cd';
import { registrationsIn } from '@/lib/scan/documents/cluster-registrations';
import { withGroupEnvironments } from '@/lib/scan/documents/cluster-selectors';
import type { Draft, Patch } from '@/lib/scan/documents/draft';
import { isFluxObject, readFluxObject } from '@/lib/scan/documents/flux';
import { isFluxDaemon, readFluxDaemon } from '@/lib/scan/documents/flux-daemon';
import { foldersAbove, joinPath } from '@/lib/scan/documents/folder';
import { isHelmOperatorRelease, readHelmOperatorRelease } from '@/lib/scan/documents/helm-operator';
import { listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { isOtherAgentObject, readOtherAgentObject } from '@/lib/scan/documents/other-agents';
import { type Followed, followOverlays, type PatchFiles, readPatch } from '@/lib/scan/documents/overlays';
import { withReferencedCharts } from '@/lib/scan/documents/referenced-charts';
import { isComplete } from '@/lib/scan/documents/required-fields';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { Unread } from '@/lib/scan/documents/unread';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { EnvironmentPlaces } from '@/lib/scan/environment-places';

/** Whether a resource instructs a GitOps agent. */
export function isAgentResource(resource: Resource): boolean {
  const { group, kind } = resource;
  return (
    isArgoCdObject(group, kind) ||
    isFluxObject(group, kind) ||
    isHelmOperatorRelease(group, kind) ||
    isOtherAgentObject(group, kind) ||
    isFluxInstance(resource) ||
    isFluxDaemon(resource)
  );
}

function isFluxInstance({ group, kind }: Resource): boolean {
  return group === 'fluxcd.controlplane.io' && kind === 'FluxInstance';
}

/** The agent objects of a repository, and files of which overlays or patches were not followed to the end. */
export interface ResolvedAgents {
  agents: AgentObject[];
  unread: Unread[];
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
  memory?: ScanMemory,
): ResolvedAgents {
  const isAgent = agentsAmong.each(memory, resources, (resource, last) => last ?? isAgentResource(resource));
  const agents = resources.filter((_, at) => isAgent[at]);
  const entries = new Set(pathsOf.each(memory, agents, (agent, last) => last ?? localPaths(agent)).flat());
  const followed = followOverlays(agents, kustomizations, patchFiles, entries, { memory });
  const drafts = [...followed.drafts, ...patchesOfAbsentBases(agents, kustomizations, followed.drafts)];
  const patched = injectParentPatches(injectParentPatches(drafts, patchFiles).drafts, patchFiles);
  const read = readings.each(memory, patched.drafts, (draft, last) => last ?? readDraft(draft)).flat();
  const grouped = withGroupEnvironments(withReferencedCharts(read, resources), resources);
  const unread = [...followed.unread, ...patched.unread];
  return { agents: withEnvironments(grouped, places, registrationsIn(resources), memory), unread };
}

const agentsAmong = new ListDerivation<Resource, boolean>();
const pathsOf = new ListDerivation<Resource, string[]>();
const readings = new ListDerivation<Draft, AgentDraft[]>();

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

function readDraft(made: Draft): AgentDraft[] {
  const draft = completed(made);
  const { group, kind } = draft.resource;
  if (isArgoCdObject(group, kind)) return [readArgoCdObject(draft)];
  if (isFluxObject(group, kind)) return [readFluxObject(draft)];
  const daemon = readFluxDaemon(draft);
  if (isHelmOperatorRelease(group, kind)) return [readHelmOperatorRelease(draft), ...(daemon ? [daemon] : [])];
  if (daemon) return [daemon];
  const read = isFluxInstance(draft.resource) ? readFluxInstance(draft) : readOtherAgentObject(draft);
  return read ? [read] : [];
}

/** A FluxInstance with `spec.sync` makes a source and a Kustomization of its own (detection rules FLUX-2). */
function readFluxInstance(draft: Draft): AgentDraft | null {
  const sync = objectAt(draft.body, 'spec', 'sync');
  if (!sync) return null;
  const body = { ...draft.body, spec: { path: sync['path'] ?? '', prune: true, interval: '10m', sourceRef: {} } };
  const resource = { ...draft.resource, group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' };
  return { ...readFluxObject({ ...draft, body, resource }), kind: 'FluxInstance', resource: draft.resource };
}

/** Most patches that Flux Kustomizations of one folder may inject: beyond real ones, a bound for hostile ones. */
const mostInjected = 200;

/** Applies `spec.patches` of each Flux Kustomization to the agent objects below its path. */
function injectParentPatches(drafts: readonly Draft[], patchFiles: PatchFiles): Followed {
  const byFolder = new Map<string, Patch[]>();
  const injecting: Draft[] = [];
  const cut: Draft[] = [];
  for (const draft of drafts) {
    const { group, kind } = draft.resource;
    if (group !== 'kustomize.toolkit.fluxcd.io' || kind !== 'Kustomization') continue;
    const path = textAt(draft.body, 'spec', 'path');
    const folder = path === undefined ? null : joinPath('', path);
    const patches = folder === null ? [] : fluxPatches(draft, patchFiles);
    if (folder === null || patches.length === 0) continue;
    const known = byFolder.get(folder) ?? [];
    byFolder.set(folder, known);
    injecting.push(draft);
    if (patches.length > mostInjected - known.length) cut.push(draft);
    known.push(...patches.slice(0, mostInjected - known.length));
  }
  if (byFolder.size === 0) return { drafts: [...drafts], unread: [] };
  const room = new PatchRoom();
  const patched = drafts.flatMap((draft) => {
    const patches = foldersAbove(draft.leaf).flatMap((folder) => byFolder.get(folder) ?? []);
    const applied = new Set(draft.patches.map(({ content }) => content));
    const fresh = patches.filter(({ content }) => !applied.has(content));
    return applyPatches([draft], fresh, room);
  });
  const unread = (room.isSpent() ? injecting : cut).flatMap(({ resource: { counted, path, line } }) =>
    counted ? [{ path, line, reason: uninjected }] : [],
  );
  return { drafts: patched, unread };
}

const uninjected =
  'Flux Kustomizations inject more patches here than are followed; agent objects are looked at without some of them';

const parsedPatches = new WeakMap<object, { scan: PatchFiles; patches: Patch[] }>();

/** Parsed once in a scan for each list of patches: the same list is asked for in every round, and identity tells whether a patch was applied. */
function fluxPatches(draft: Draft, patchFiles: PatchFiles): Patch[] {
  const list = listAt(draft.body, 'spec', 'patches');
  const known = parsedPatches.get(list);
  if (known?.scan === patchFiles) return known.patches;
  const { path, objectId, line, rootKey } = draft.resource;
  const patches = list.flatMap((entry, index) => {
    const place = { path, objectId, line, key: [...rootKey, 'spec', 'patches', index, 'patch'] };
    return readPatch(objectAt(entry, 'target'), textAt(entry, 'patch'), undefined, '', patchFiles, place);
  });
  parsedPatches.set(list, { scan: patchFiles, patches });
  return patches;
}
