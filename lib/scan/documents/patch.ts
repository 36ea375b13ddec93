import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';

/** Lists that a strategic merge joins by a key instead of replacing them whole; other lists are replaced (Kubernetes API conventions). */
const mergeKeys = new Map([
  ['containers', 'name'],
  ['initContainers', 'name'],
  ['env', 'name'],
  ['volumes', 'name'],
  ['ports', 'containerPort'],
]);

/** No rule reads this key, and setting it would change what an object inherits. */
const forbidden = '__proto__';

/** Applies a strategic-merge patch as kustomize does for fields that rules read; null removes a field. The inputs stay untouched. */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  if (patch['$patch'] === 'replace') {
    const { $patch: _directive, ...rest } = patch;
    return rest;
  }
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key === '$patch' || key === forbidden) continue;
    if (value === null || deletes(value)) delete result[key];
    else result[key] = mergeField(result[key], value, mergeKeys.get(key));
  }
  return result;
}

function deletes(value: JsonValue): boolean {
  return isObject(value) && value['$patch'] === 'delete';
}

function mergeField(target: JsonValue | undefined, patch: JsonValue, mergeKey: string | undefined): JsonValue {
  if (!Array.isArray(patch)) return mergePatch(target, patch);
  if (!mergeKey || !Array.isArray(target)) return patch;
  const merged = [...target];
  for (const item of patch) {
    const at = isObject(item) ? merged.findIndex((old) => isObject(old) && old[mergeKey] === item[mergeKey]) : -1;
    if (deletes(item)) merged.splice(at, at === -1 ? 0 : 1);
    else if (at === -1) merged.push(item);
    else merged[at] = mergePatch(merged[at], item);
  }
  return merged;
}

/** Longest pointer that is followed: deeper than any field of an object. */
const mostSteps = 100;

type Change = { op: 'add' | 'replace'; value: JsonValue } | { op: 'remove' };

/** Applies the operations of a JSON patch (RFC 6902) that change a document; one that leads nowhere is skipped. */
export function applyOperations(target: JsonObject, operations: readonly JsonValue[]): JsonObject {
  let result: JsonValue = target;
  for (const operation of operations) {
    if (!isObject(operation) || typeof operation['path'] !== 'string') continue;
    const steps = operation['path'].split('/').slice(1).map(unescapePointer);
    const { op, value } = operation;
    if (steps.length > mostSteps || steps.includes(forbidden)) continue;
    if (op === 'remove') result = changeAt(result, steps, { op });
    else if ((op === 'add' || op === 'replace') && value !== undefined) result = changeAt(result, steps, { op, value });
  }
  return isObject(result) ? result : target;
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Changes the value at a pointer in a copy. Parents that are missing are made for a value, as rules ask only for what holds. */
function changeAt(node: JsonValue, steps: readonly string[], change: Change): JsonValue {
  const [step, ...rest] = steps;
  if (step === undefined) return change.op === 'remove' ? null : change.value;
  if (Array.isArray(node)) return changeItem(node, step, rest, change);
  const object: JsonObject = isObject(node) ? { ...node } : {};
  const known = Object.hasOwn(object, step) ? object[step] : undefined;
  if (change.op === 'remove') {
    // What is not there needs no removal, and its parents must not come into being by it.
    if (known === undefined || (rest.length > 0 && (typeof known !== 'object' || known === null))) return node;
    if (rest.length === 0) delete object[step];
    else object[step] = changeAt(known, rest, change);
  } else object[step] = rest.length === 0 ? change.value : changeAt(known ?? {}, rest, change);
  return object;
}

function changeItem(list: JsonValue[], step: string, rest: readonly string[], change: Change): JsonValue[] {
  if (step === '-') return change.op === 'add' && rest.length === 0 ? [...list, change.value] : list;
  const index = /^\d+$/.test(step) ? Number(step) : list.length + 1;
  const item = list[index];
  if (rest.length > 0) return item === undefined ? list : list.with(index, changeAt(item, rest, change));
  if (change.op === 'add') return index > list.length ? list : list.toSpliced(index, 0, change.value);
  if (item === undefined) return list;
  return change.op === 'remove' ? list.toSpliced(index, 1) : list.with(index, change.value);
}
