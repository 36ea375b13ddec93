import { isObject, type JsonObject, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** An object that another object writes, as far as its text could be read. */
export interface WrittenObject {
  body: JsonObject;
  text: string;
  /** Where it stands in the object that writes it. */
  key: readonly (string | number)[];
}

/** An expression of a ResourceSet (`<< inputs.tenant >>`); a merge key of YAML (`<<: *base`) is none. */
export const expression = /<<(-?[^<>\n:]{0,200}?-?)>>/g;

/** Whether an object writes others: a ResourceSet of the Flux Operator, which is not patched like an object of a base. */
export function writesObjects(apiVersion: string, kind: string): boolean {
  return kind === 'ResourceSet' && apiVersion.startsWith('fluxcd.controlplane.io/');
}

/** Objects that a ResourceSet lists, and those in the text of its template; what an input fills stands as a variable. */
export function writtenObjects(body: JsonObject): WrittenObject[] {
  const listed = listAt(body, 'spec', 'resources').flatMap((object, index): WrittenObject[] =>
    isObject(object) ? [{ body: object, text: JSON.stringify(object), key: ['spec', 'resources', index] }] : [],
  );
  const written = documentsOf(body).flatMap((text): WrittenObject[] => {
    const object = read(text);
    return object ? [{ body: object, text, key: ['spec', 'resourcesTemplate'] }] : [];
  });
  return [...listed, ...written];
}

/** A ResourceSet without the values of the Secrets that it writes; the names of their keys stay. A Secret that cannot be read goes whole. */
export function withoutWrittenSecrets(body: JsonObject): JsonObject {
  const spec = objectAt(body, 'spec');
  if (!spec) return body;
  const kept: JsonObject = { ...spec };
  if (Array.isArray(spec['resources'])) {
    kept['resources'] = spec['resources'].map((object) => (isObject(object) ? withoutValues(object) : object));
  }
  if (typeof spec['resourcesTemplate'] === 'string') {
    kept['resourcesTemplate'] = documentsOf(body).map(withoutSecret).join('\n---\n');
  }
  return { ...body, spec: kept };
}

function documentsOf(body: JsonObject): string[] {
  return (textAt(body, 'spec', 'resourcesTemplate') ?? '').split(/^---.*$/m);
}

/** Lines that only steer the template hold nothing; what an input fills is a variable. */
function read(text: string): JsonObject | null {
  const plain = text.replace(/^[ \t]*<<[^\n:]*>>[ \t]*$/gm, '').replace(expression, () => '${INPUT}');
  const parsed = parseDocument(plain);
  return parsed.ok && isObject(parsed.value) ? parsed.value : null;
}

function withoutSecret(text: string): string {
  const object = read(text);
  if (object === null) return /\bSecret\b|stringData/.test(text) ? '' : text;
  const kept = withoutValues(object);
  return kept === object ? text : JSON.stringify(kept);
}

/** An object whose kind an input fills may be a Secret; lists may hold some. */
function withoutValues(object: JsonObject): JsonObject {
  const { apiVersion = 'v1', kind, items, type = null } = object;
  if (Array.isArray(items))
    return { ...object, items: items.map((item) => (isObject(item) ? withoutValues(item) : item)) };
  const mayBeSecret = kind === 'Secret' || 'stringData' in object || !/^[A-Z]\w*$/.test(String(kind));
  const names = ['data', 'stringData'].filter((part) => part in object);
  if (!mayBeSecret || names.length === 0 || 'sops' in object) return object;
  const metadata = { name: textAt(object, 'metadata', 'name') ?? null };
  const values = names.map((part) => [part, keysOnly(objectAt(object, part) ?? {})] as const);
  return { apiVersion, kind: kind ?? null, type, metadata, ...Object.fromEntries(values) };
}

function keysOnly(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(values).map((name) => [name, null]));
}
