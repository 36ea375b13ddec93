import { splitApiVersion } from '@/lib/scan/documents/api-group';
import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { applyOperations, mergePatch } from '@/lib/scan/documents/patch';
import type { Resource } from '@/lib/scan/documents/resource';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** A patch that took effect on an object, with the place where it stands. */
export interface AppliedPatch {
  path: string;
  objectId: string;
  line: number;
  content: JsonValue;
}

/** An object as one overlay delivers it: the base with the patches of every kustomization on the way. */
export interface Draft {
  resource: Resource;
  body: JsonObject;
  name: string;
  namespace: string | null;
  /** Folder of the outermost kustomization that delivers it; of its file where none takes it in. */
  leaf: string;
  patches: AppliedPatch[];
}

export interface PatchTarget {
  group?: string | undefined;
  kind?: string | undefined;
  name?: string | undefined;
  namespace?: string | undefined;
  labelSelector?: string | undefined;
}

/** A patch of a kustomization or of a Flux Kustomization, ready to apply. */
export interface Patch {
  target: PatchTarget;
  content: JsonValue;
  path: string;
  objectId: string;
  line: number;
}

/** Contents of the files that kustomizations name as patches, by path. */
export type PatchFiles = ReadonlyMap<string, { objectId: string; documents: { line: number; content: JsonValue }[] }>;

/**
 * Follows the overlays of a repository for the objects that `wanted` selects. Every kustomization that nothing takes in, or that
 * `entries` names (an agent's path), yields its own drafts; an object that no kustomization takes in is a draft of itself.
 */
export function followOverlays(
  resources: readonly Resource[],
  kustomizations: readonly Kustomization[],
  patchFiles: PatchFiles,
  entries: ReadonlySet<string>,
): Draft[] {
  const byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const byPath = Map.groupBy(resources, (resource) => resource.path);
  const taken = new Set(kustomizations.flatMap((kustomization) => kustomization.resources));
  const memo = new Map<string, Draft[]>();

  const build = (folder: string): Draft[] => {
    const known = memo.get(folder);
    if (known) return known;
    memo.set(folder, []);
    const kustomization = byFolder.get(folder);
    const drafts = kustomization ? assemble(kustomization) : [];
    memo.set(folder, drafts);
    return drafts;
  };
  const assemble = (kustomization: Kustomization): Draft[] => {
    const own = kustomization.resources.flatMap((path) => byPath.get(path) ?? []).flatMap(draftOf);
    let drafts = [...own, ...kustomization.takes.flatMap(build)];
    for (const folder of kustomization.components) {
      const component = byFolder.get(folder);
      if (component) drafts = transform([...drafts, ...build(folder)], component, patchFiles);
    }
    return transform(drafts, kustomization, patchFiles);
  };
  const leaves = kustomizations.filter(
    ({ folder, takenBy, isComponent }) => (takenBy.length === 0 && !isComponent) || entries.has(folder),
  );
  const delivered = leaves.flatMap(({ folder }) => build(folder).map((draft) => ({ ...draft, leaf: folder })));
  const alone = resources.filter((resource) => !taken.has(resource.path)).flatMap(draftOf);
  return [...delivered, ...alone];
}

function draftOf(resource: Resource): Draft[] {
  if (!resource.body || resource.completeness === 'patch' || resource.completeness === 'definition') return [];
  const { body, namespace } = resource;
  return [{ resource, body, name: resource.name ?? '', namespace, leaf: folderOf(resource.path), patches: [] }];
}

/** Applies what one kustomization changes: its patches, its namespace, its name prefix and suffix. */
function transform(drafts: readonly Draft[], kustomization: Kustomization, patchFiles: PatchFiles): Draft[] {
  const patches = patchesOf(kustomization, patchFiles);
  const namespace = textAt(kustomization.body, 'namespace');
  const prefix = textAt(kustomization.body, 'namePrefix') ?? '';
  const suffix = textAt(kustomization.body, 'nameSuffix') ?? '';
  return applyPatches(drafts, patches).map((draft) => ({
    ...draft,
    namespace: namespace ?? draft.namespace,
    name: `${prefix}${draft.name}${suffix}`,
  }));
}

/** Applies patches in order to the drafts that they select; a `$patch: delete` takes its object away. */
export function applyPatches(drafts: readonly Draft[], patches: readonly Patch[]): Draft[] {
  if (patches.length === 0) return [...drafts];
  const remaining: Draft[] = [];
  for (const draft of drafts) {
    let current: Draft | null = draft;
    for (const patch of patches) {
      if (current && selects(patch.target, current)) current = applyPatch(current, patch);
    }
    if (current) remaining.push(current);
  }
  return remaining;
}

function applyPatch(draft: Draft, patch: Patch): Draft | null {
  const { content, path, objectId, line } = patch;
  if (isObject(content) && content['$patch'] === 'delete') return null;
  const merged = Array.isArray(content) ? applyOperations(draft.body, content) : mergePatch(draft.body, content);
  if (!isObject(merged)) return draft;
  // A patch selects its object by kind and name; these never change by a merge.
  const body = {
    ...merged,
    metadata: { ...objectAt(merged, 'metadata'), name: textAt(draft.body, 'metadata', 'name') ?? draft.name },
  };
  return { ...draft, body, patches: [...draft.patches, { path, objectId, line, content }] };
}

function matches(pattern: string | undefined, text: string | null): boolean {
  if (pattern === undefined || pattern === '') return true;
  if (text === null) return false;
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return pattern === text;
  }
}

function selects(target: PatchTarget, draft: Draft): boolean {
  if (target.group !== undefined && target.group !== draft.resource.group) return false;
  if (target.kind !== undefined && !matches(target.kind, draft.resource.kind)) return false;
  if (!matches(target.name, textAt(draft.body, 'metadata', 'name') ?? draft.name)) return false;
  if (target.namespace !== undefined && !matches(target.namespace, draft.namespace)) return false;
  return target.labelSelector === undefined || hasLabels(target.labelSelector, draft.body);
}

/** Equality selectors (`a=b,c!=d`) and set-based ones of one value; anything else selects nothing rather than everything. */
function hasLabels(selector: string, body: JsonObject): boolean {
  return selector.split(/,(?![^(]*\))/).every((term) => {
    const [, negated, key, operator, value] = /^\s*(!?)([\w./-]+)\s*(==|=|!=|in|notin)?\s*(.*?)\s*$/.exec(term) ?? [];
    if (key === undefined) return false;
    const label = textAt(valueAt(body, 'metadata', 'labels'), key);
    const listed = (value ?? '').replace(/[()]/g, '').split(/\s*,\s*/);
    if (operator === undefined) return negated ? label === undefined : label !== undefined;
    const equal = label !== undefined && listed.includes(label);
    return operator === '!=' || operator === 'notin' ? !equal : equal;
  });
}

function patchesOf(kustomization: Kustomization, files: PatchFiles): Patch[] {
  const { body, folder } = kustomization;
  const place = { path: kustomization.path, objectId: kustomization.objectId, line: 1 };
  const structured = [...listAt(body, 'patches'), ...listAt(body, 'patchesJson6902')].filter(isObject);
  const strategic = listAt(body, 'patchesStrategicMerge').filter((entry) => typeof entry === 'string');
  return [
    ...structured.flatMap((entry) =>
      readPatch(objectAt(entry, 'target'), textAt(entry, 'patch'), textAt(entry, 'path'), folder, files, place),
    ),
    ...strategic.flatMap((entry) =>
      entry.includes('\n')
        ? readPatch(undefined, entry, undefined, folder, files, place)
        : readPatch(undefined, undefined, entry, folder, files, place),
    ),
  ];
}

/** Reads a patch written inline or in a file; one without a target selects by its own kind and name. */
export function readPatch(
  target: JsonObject | undefined,
  inline: string | undefined,
  file: string | undefined,
  folder: string,
  files: PatchFiles,
  place: { path: string; objectId: string; line: number },
): Patch[] {
  const path = file === undefined ? null : joinPath(folder, file);
  const found = path === null ? undefined : files.get(path);
  const documents = found
    ? found.documents.map((document) => ({ ...document, path: path ?? '', objectId: found.objectId }))
    : [];
  if (inline !== undefined) {
    for (const text of inline.split(/^---\s*$/m)) {
      const parsed = parseDocument(text);
      if (parsed.ok && parsed.value !== null) documents.push({ ...place, content: parsed.value });
    }
  }
  return documents.map(({ content, ...at }) => ({
    ...at,
    content,
    target: target ? targetOf(target) : selfTarget(content),
  }));
}

function targetOf(target: JsonObject): PatchTarget {
  return {
    group: textAt(target, 'group'),
    kind: textAt(target, 'kind'),
    name: textAt(target, 'name'),
    namespace: textAt(target, 'namespace'),
    labelSelector: textAt(target, 'labelSelector'),
  };
}

function selfTarget(content: JsonValue): PatchTarget {
  const apiVersion = textAt(content, 'apiVersion');
  const name = textAt(content, 'metadata', 'name');
  return {
    group: apiVersion === undefined ? undefined : splitApiVersion(apiVersion).group,
    kind: textAt(content, 'kind'),
    // Without a name it selects nothing: a name is what ties a merge patch to its object.
    name: name === undefined ? '(?!)' : name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  };
}
