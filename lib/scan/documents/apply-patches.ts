import type { AppliedPatch, Draft, Patch } from '@/lib/scan/documents/draft';
import { isObject, type JsonObject, type JsonValue, objectAt, textAt } from '@/lib/scan/documents/json';
import { applyOperations, mergePatch } from '@/lib/scan/documents/patch';
import { nameSelected, selects } from '@/lib/scan/documents/patch-target';

/**
 * How much the patches of one repository may cost together: beyond real overlays, a bound for hostile ones, in which every object is
 * selected by thousands. Without room nothing is patched any more.
 */
export class PatchRoom {
  #left: number;

  /** `most`: looks that it has room for; an application is worth twenty. */
  constructor(most = 10_000_000) {
    this.#left = most;
  }

  /** Takes room for a look at whether a patch selects an object, or for its application. False: there is none. */
  take(what: 'look' | 'application'): boolean {
    this.#left -= what === 'look' ? 1 : 20;
    return this.#left > 0;
  }

  /** Whether something did not find room: some patches are not applied then. */
  isSpent(): boolean {
    return this.#left <= 0;
  }
}

/** Applies patches in order to the drafts that they select; a `$patch: delete` takes its object away. */
export function applyPatches(drafts: readonly Draft[], patches: readonly Patch[], room: PatchRoom): Draft[] {
  if (patches.length === 0) return [...drafts];
  const candidates = candidateFinder(patches);
  return drafts.flatMap((draft) => patched(draft, candidates(namesOf(draft)), room));
}

/** Finds the patches that may select an object of these names, in their order, without a look at those that name another one. */
function candidateFinder(patches: readonly Patch[]): (names: readonly string[]) => readonly Patch[] {
  const byName = Map.groupBy(patches.entries(), ([, { target }]) => nameSelected(target));
  const open = byName.get(null) ?? [];
  return (names) => {
    const named = [...new Set(names)].flatMap((name) => byName.get(name) ?? []);
    const all = named.length === 0 ? open : [...open, ...named].sort(([one], [other]) => one - other);
    return all.map(([, patch]) => patch);
  };
}

function patched(draft: Draft, patches: readonly Patch[], room: PatchRoom): Draft[] {
  const { resource, name, namespace } = draft;
  const { group, kind } = resource;
  const names = namesOf(draft);
  const applied: AppliedPatch[] = [];
  let body = draft.body;
  for (const { target, ...patch } of patches) {
    if (!room.take('look')) break;
    if (!selects(target, { group, kind, names, namespace, body })) continue;
    if (isObject(patch.content) && patch.content['$patch'] === 'delete') return [];
    if (!room.take('application')) break;
    body = mergedBody({ body, name }, patch.content);
    applied.push(patch);
  }
  return [applied.length === 0 ? draft : { ...draft, body, patches: [...draft.patches, ...applied] }];
}

/** The name as written and as prefixes and suffixes made it. */
function namesOf({ body, name }: Draft): string[] {
  return [textAt(body, 'metadata', 'name') ?? name, name];
}

/** The body after a patch. Its name stays: a patch selects by it and never changes it. */
export function mergedBody({ body, name }: Pick<Draft, 'body' | 'name'>, content: JsonValue): JsonObject {
  const merged = Array.isArray(content) ? applyOperations(body, content) : mergePatch(body, content);
  if (!isObject(merged)) return body;
  return { ...merged, metadata: { ...objectAt(merged, 'metadata'), name: textAt(body, 'metadata', 'name') ?? name } };
}
