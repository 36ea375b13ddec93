import type { Decision } from '@/lib/scan/documents/agent-object';
import type { AppliedPatch, Draft } from '@/lib/scan/documents/draft';
import { isObject, type JsonValue, valueAt } from '@/lib/scan/documents/json';

type Key = readonly (string | number)[];

/** A decision at `key`, with the patch that made it where one did. */
export function decide(draft: Draft, key: Key, value: boolean | null): Decision {
  return { value, key, patchedBy: patchFor(draft.patches, key) };
}

/** Reads a boolean field: absent gives `fallback`, a template's value or a conditional field gives null (unknown). */
export function booleanAt(draft: Draft, key: Key, fallback: boolean): boolean | null {
  if (isConditional(draft, key)) return null;
  const value = valueAt(draft.body, ...key);
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'boolean') return value;
  // Helm and kustomize users quote booleans; the agents' own readers refuse or coerce them, so only the plain words count. Anything
  // else, such as what a template fills, is unknown.
  return value === 'true' ? true : value === 'false' ? false : null;
}

/** Whether a template puts the key, or one above it, behind a condition, and no patch decides it afterwards. */
export function isConditional(draft: Draft, key: Key): boolean {
  if (draft.resource.conditional.length === 0 || patchFor(draft.patches, key)) return false;
  const dotted = key.join('.');
  return draft.resource.conditional.some((held) => dotted === held || dotted.startsWith(`${held}.`));
}

/** The last patch that says something about a key. */
function patchFor(patches: readonly AppliedPatch[], key: Key): Decision['patchedBy'] {
  if (patches.length === 0) return null;
  for (const patch of patches.toReversed()) {
    const inside = mentioned(patch.content, key);
    if (!inside) continue;
    const { path, objectId, line } = patch;
    return { path, objectId, line, key: patch.key.length > 0 ? patch.key : inside };
  }
  return null;
}

/** Where a patch says something about a key: at it, or above it where the whole is set, replaced or removed. Null: nowhere. */
function mentioned(content: JsonValue, key: Key): Key | null {
  if (Array.isArray(content)) {
    const at = content.findIndex((operation) => isObject(operation) && concerns(operation['path'], key));
    return at === -1 ? null : [at];
  }
  for (let length = 0; length <= key.length; length += 1) {
    const inside = key.slice(0, length);
    const value = valueAt(content, ...inside);
    if (value === undefined) return null;
    if (length === key.length || !isObject(value) || value['$patch'] !== undefined) return inside;
  }
  return null;
}

function concerns(path: JsonValue | undefined, key: Key): boolean {
  if (typeof path !== 'string') return false;
  const pointer = `/${key.join('/')}`;
  return pointer === path || pointer.startsWith(`${path}/`) || path.startsWith(`${pointer}/`);
}
