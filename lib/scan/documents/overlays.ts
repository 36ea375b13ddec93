import { applyPatches, mergedBody, PatchRoom } from '@/lib/scan/documents/apply-patches';
import { type AppliedPatch, type Draft, draftOf, type Patch, type PatchPlace } from '@/lib/scan/documents/draft';
import { joinPath } from '@/lib/scan/documents/folder';
import { type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { selfTarget, targetOf } from '@/lib/scan/documents/patch-target';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { Unread } from '@/lib/scan/documents/unread';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** Contents of the files that kustomizations name as patches, by path. */
export type PatchFiles = Pick<ReadonlyMap<string, PatchFile>, 'get'>;

export interface PatchFile {
  objectId: string;
  documents: { line: number; content: JsonValue }[];
}

/** How far overlays are followed: beyond real ones, a bound for hostile ones. */
export interface OverlayBounds {
  /** Longest chain of kustomizations. */
  deepest: number;
  /** Most objects of one kustomization, and most that are passed on in all. */
  mostObjects: number;
  mostPassed: number;
  /** Undefined: as much as patches usually have. */
  patchRoom?: number;
}

const usualBounds: OverlayBounds = { deepest: 100, mostObjects: 20_000, mostPassed: 500_000 };

/** Objects as overlays deliver them. */
export interface Followed {
  drafts: Draft[];
  /** Kustomizations of which a part is beyond the bounds. */
  unread: Unread[];
}

/**
 * Follows the overlays of a repository for the objects that `wanted` selects. Every kustomization that nothing takes in, or that
 * `entries` names (an agent's path), yields its own drafts; an object that no kustomization takes in is a draft of itself.
 */
export function followOverlays(
  resources: readonly Resource[],
  kustomizations: readonly Kustomization[],
  patchFiles: PatchFiles,
  entries: ReadonlySet<string>,
  { memory, bounds = usualBounds }: { memory?: ScanMemory | undefined; bounds?: OverlayBounds } = {},
): Followed {
  const walk = new OverlayWalk(resources, kustomizations, patchFiles, bounds);
  const leaves = kustomizations.filter(
    ({ folder, takenBy, isComponent }) => (takenBy.length === 0 && !isComponent) || entries.has(folder),
  );
  const delivered = leaves.flatMap(({ folder }) => walk.build(folder, 0).map((draft) => ({ ...draft, leaf: folder })));
  // A component that nothing takes in delivers nothing; overlays that take each other in a circle hide nothing.
  const idle = new Set(kustomizations.flatMap((each) => (each.isComponent ? each.resources : [])));
  const alone = resources.filter(({ path }) => !walk.reached.has(path) && !idle.has(path));
  const drafts = [...delivered, ...untouched.each(memory, alone, (resource, last) => last ?? draftOf(resource)).flat()];
  return { drafts, unread: resources.length === 0 ? [] : [...walk.cut.values()] };
}

const untouched = new ListDerivation<Resource, Draft[]>();

class OverlayWalk {
  /** Files of the kustomizations that were built. */
  readonly reached = new Set<string>();
  /** What was not followed or not applied, by the kustomization that says it. */
  readonly cut = new Map<Kustomization, Unread>();
  private readonly byFolder: ReadonlyMap<string, Kustomization>;
  private readonly byPath: ReadonlyMap<string, Resource[]>;
  private readonly built = new Map<string, Draft[]>();
  private readonly room: PatchRoom;
  private passed = 0;

  constructor(
    resources: readonly Resource[],
    kustomizations: readonly Kustomization[],
    private readonly patchFiles: PatchFiles,
    private readonly bounds: OverlayBounds,
  ) {
    this.room = new PatchRoom(bounds.patchRoom);
    this.byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
    this.byPath = Map.groupBy(resources, (resource) => resource.path);
  }

  build(folder: string, depth: number): Draft[] {
    const known = this.built.get(folder);
    if (known) return known;
    // Met again while it is being built, in a circle, it yields nothing.
    this.built.set(folder, []);
    const kustomization = this.byFolder.get(folder);
    const drafts = kustomization ? this.accumulate(kustomization, [], depth) : [];
    this.built.set(folder, drafts);
    return drafts;
  }

  /** What a kustomization makes of what it is given (a component), of its files and of what it takes in. */
  private accumulate(kustomization: Kustomization, given: readonly Draft[], depth: number): Draft[] {
    const { deepest, mostObjects, mostPassed } = this.bounds;
    if (depth > deepest || this.passed > mostPassed) {
      this.cutOff(
        kustomization,
        `agent objects are followed through ${deepest} overlays on each other, and ${mostPassed} times in all; this overlay is beyond that`,
      );
      return [...given];
    }
    for (const path of kustomization.resources) this.reached.add(path);
    const own = kustomization.resources.flatMap((path) => this.byPath.get(path) ?? []).flatMap(draftOf);
    const taken = kustomization.takes.flatMap((folder) => this.build(folder, depth + 1));
    const all = distinct([...given, ...own, ...taken]);
    if (all.length > mostObjects)
      this.cutOff(kustomization, `it delivers ${all.length} agent objects; ${mostObjects} of them are looked at`);
    let drafts = all.slice(0, mostObjects);
    this.passed += drafts.length + 1;
    for (const folder of kustomization.components) {
      const component = this.byFolder.get(folder);
      if (component) drafts = this.accumulate(component, drafts, depth + 1);
    }
    return this.change(drafts, kustomization);
  }

  private change(drafts: readonly Draft[], kustomization: Kustomization): Draft[] {
    if (drafts.length === 0) return [];
    const patches = patchesOf(kustomization, this.patchFiles);
    const changed = transform(drafts, kustomization, patches, this.room);
    if (patches.length > 0 && this.room.isSpent()) this.cutOff(kustomization, unpatched);
    return changed;
  }

  private cutOff(kustomization: Kustomization, reason: string): void {
    const { path, counted } = kustomization;
    if (counted) this.cut.set(kustomization, { path, line: null, reason });
  }
}

/** Why objects are looked at without patches. */
const unpatched =
  'the overlays of this repository apply more patches than are followed; agent objects are looked at without some of those of this file';

/** The same object taken in twice is one object: kustomize refuses a second one of the same name. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<Resource, Set<string>>();
  return drafts.filter(({ resource, name, namespace }) => {
    const identities = seen.get(resource) ?? new Set();
    const identity = `${namespace ?? ''}/${name}`;
    if (identities.has(identity)) return false;
    seen.set(resource, identities.add(identity));
    return true;
  });
}

/** Applies what one kustomization changes: its patches, its namespace, its labels, its name prefix and suffix. */
function transform(
  drafts: readonly Draft[],
  { body }: Kustomization,
  patches: readonly Patch[],
  room: PatchRoom,
): Draft[] {
  const namespace = textAt(body, 'namespace');
  const prefix = textAt(body, 'namePrefix') ?? '';
  const suffix = textAt(body, 'nameSuffix') ?? '';
  const pairs = listAt(body, 'labels').map((entry) => objectAt(entry, 'pairs'));
  const labels: JsonObject = Object.assign({}, ...pairs, objectAt(body, 'commonLabels'));
  const isLabelled = Object.keys(labels).length > 0;
  return applyPatches(drafts, patches, room).map((draft) => ({
    ...draft,
    body: isLabelled ? mergedBody(draft, { metadata: { labels } }) : draft.body,
    namespace: namespace ?? draft.namespace,
    name: `${prefix}${draft.name}${suffix}`,
  }));
}

/** In the order in which kustomize applies them. */
function patchesOf({ body, folder, path, objectId }: Kustomization, files: PatchFiles): Patch[] {
  const strategic = listAt(body, 'patchesStrategicMerge').flatMap((entry, index) => {
    if (typeof entry !== 'string') return [];
    const place = { path, objectId, line: 1, key: ['patchesStrategicMerge', index] };
    return entry.includes('\n')
      ? readPatch(undefined, entry, undefined, folder, files, place)
      : readPatch(undefined, undefined, entry, folder, files, place);
  });
  const structured = ['patches', 'patchesJson6902'].flatMap((field) =>
    listAt(body, field).flatMap((entry, index) => {
      const place = { path, objectId, line: 1, key: [field, index, 'patch'] };
      const file = textAt(entry, 'path');
      return readPatch(objectAt(entry, 'target'), textAt(entry, 'patch'), file, folder, files, place);
    }),
  );
  return [...strategic, ...structured];
}

/** Reads a patch written inline at `place` or in a file; one without a target selects by its own kind and name. */
export function readPatch(
  target: JsonObject | undefined,
  inline: string | undefined,
  file: string | undefined,
  folder: string,
  files: PatchFiles,
  place: PatchPlace,
): Patch[] {
  const path = file === undefined ? null : joinPath(folder, file);
  const found = path === null ? undefined : files.get(path);
  const contents: AppliedPatch[] = (found?.documents ?? []).map((document) => ({
    ...document,
    path: path ?? '',
    objectId: found?.objectId ?? '',
    key: [],
  }));
  for (const text of inline?.split(/^---\s*$/m) ?? []) {
    const parsed = parseDocument(text);
    if (parsed.ok && parsed.value !== null) contents.push({ ...place, content: parsed.value });
  }
  return contents.flatMap((content) => {
    const selected = target ? targetOf(target) : selfTarget(content.content);
    return selected ? [{ ...content, target: selected }] : [];
  });
}
