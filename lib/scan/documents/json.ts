/** A value of a parsed document: what JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value below `keys`, or undefined where a step is missing. Inherited properties are never followed. */
export function valueAt(value: JsonValue | undefined, ...keys: readonly (string | number)[]): JsonValue | undefined {
  let current = value;
  for (const key of keys) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (!Array.isArray(current)) current = ownValue(current, key);
    else if (typeof key === 'number') current = current[key];
    else return undefined;
  }
  return current;
}

/** What objects inherit is a function or the prototype: only where one is met does it have to be asked whose it is. */
function ownValue(object: JsonObject, key: string | number): JsonValue | undefined {
  const found = object[key];
  const mayBeInherited = typeof found === 'function' || key === '__proto__';
  return mayBeInherited && !Object.hasOwn(object, key) ? undefined : found;
}

export function objectAt(value: JsonValue | undefined, ...keys: readonly (string | number)[]): JsonObject | undefined {
  const found = valueAt(value, ...keys);
  return isObject(found) ? found : undefined;
}

/** The list at `keys`; empty where there is none, since a missing list and an empty one mean the same in manifests. */
export function listAt(value: JsonValue | undefined, ...keys: readonly (string | number)[]): JsonValue[] {
  const found = valueAt(value, ...keys);
  return Array.isArray(found) ? found : [];
}

export function textAt(value: JsonValue | undefined, ...keys: readonly (string | number)[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}
