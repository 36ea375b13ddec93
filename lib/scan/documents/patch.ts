import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';

/** Lists that a strategic merge joins by a key instead of replacing them whole; other lists are replaced (Kubernetes API conventions). */
const mergeKeys: Record<string, string> = {
  containers: 'name',
  initContainers: 'name',
  env: 'name',
  volumes: 'name',
  ports: 'containerPort',
};

/** Applies a strategic-merge patch as kustomize does for fields that rules read; null removes a field. The inputs stay untouched. */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  if (patch['$patch'] === 'replace') {
    const { $patch: _directive, ...rest } = patch;
    return rest;
  }
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key === '$patch') continue;
    if (value === null || (isObject(value) && value['$patch'] === 'delete')) delete result[key];
    else result[key] = mergeField(result[key], value, mergeKeys[key]);
  }
  return result;
}

function mergeField(target: JsonValue | undefined, patch: JsonValue, mergeKey: string | undefined): JsonValue {
  if (!Array.isArray(patch)) return mergePatch(target, patch);
  if (!mergeKey || !Array.isArray(target)) return patch;
  const merged = [...target];
  for (const item of patch) {
    const at = isObject(item) ? merged.findIndex((old) => isObject(old) && old[mergeKey] === item[mergeKey]) : -1;
    if (at === -1) merged.push(item);
    else merged[at] = mergePatch(merged[at], item);
  }
  return merged;
}

/** Applies the operations of a JSON patch (RFC 6902) that change a document; one that leads nowhere is skipped. */
export function applyOperations(target: JsonObject, operations: readonly JsonValue[]): JsonObject {
  let result: JsonValue = structuredClone(target);
  for (const operation of operations) {
    if (!isObject(operation) || typeof operation['path'] !== 'string') continue;
    const steps = operation['path'].split('/').slice(1).map(unescapePointer);
    const { op, value } = operation;
    if (op === 'remove') result = changeAt(result, steps, undefined);
    else if ((op === 'add' || op === 'replace') && value !== undefined)
      result = changeAt(result, steps, structuredClone(value));
  }
  return isObject(result) ? result : target;
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Sets, adds or removes (undefined) the value at a pointer; parents that are missing are made, as rules ask only for what holds. */
function changeAt(node: JsonValue, steps: readonly string[], value: JsonValue | undefined): JsonValue {
  const [step, ...rest] = steps;
  if (step === undefined) return value ?? null;
  if (Array.isArray(node)) return changeItem(node, step, rest, value);
  const object: JsonObject = isObject(node) ? { ...node } : {};
  if (rest.length === 0 && value === undefined) delete object[step];
  else object[step] = rest.length === 0 && value !== undefined ? value : changeAt(object[step] ?? {}, rest, value);
  return object;
}

function changeItem(
  list: JsonValue[],
  step: string,
  rest: readonly string[],
  value: JsonValue | undefined,
): JsonValue[] {
  const copy = [...list];
  if (step === '-') {
    if (value !== undefined && rest.length === 0) copy.push(value);
    return copy;
  }
  const index = Number(step);
  if (!Number.isInteger(index) || index < 0 || index > copy.length) return copy;
  if (rest.length > 0) copy[index] = changeAt(copy[index] ?? {}, rest, value);
  else if (value === undefined) copy.splice(index, 1);
  else copy.splice(index, 0, value);
  return copy;
}
