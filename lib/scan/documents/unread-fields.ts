import { endName, ownerName } from '@/lib/scan/documents/exception-marks';
import { podSpecification } from '@/lib/scan/documents/images-of-documents';
import { isObject, type JsonObject, type JsonValue, objectAt } from '@/lib/scan/documents/json';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** Stands for a text that nothing reads; no value that a selector can name. */
const unread = '-';

/** How a pod runs: no rule reads it once its credentials were looked for. */
const podFields = new Set([
  'affinity',
  'hostAliases',
  'nodeSelector',
  'tolerations',
  'topologySpreadConstraints',
  'volumes',
]);
const containerFields = new Set([
  'env',
  'envFrom',
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'resources',
  'startupProbe',
  'volumeDevices',
  'volumeMounts',
]);
const containerLists = ['initContainers', 'containers', 'ephemeralContainers'];

/**
 * An object without what takes most of its room and no rule reads: how its pods run, and the texts of its annotations. What is kept of
 * every object is kept in the cache, and read again with each scan.
 */
export function withoutUnreadFields(kind: string, body: JsonObject): JsonObject {
  const pod = podSpecification(body, kind);
  const lean = pod ? replaceAt(body, pod.key, leanPod(pod.body)) : body;
  const template = ['spec', 'template', 'metadata', 'annotations'];
  return [['metadata', 'annotations'], template].reduce((object, key) => {
    const annotations = objectAt(object, ...key);
    const kept = annotations && leanAnnotations(kind, annotations);
    return kept && kept !== annotations ? replaceAt(object, key, kept) : object;
  }, lean);
}

/** A copy with another value at a key that is there; the first `depth` steps of it lead to the object. */
function replaceAt(object: JsonObject, key: readonly (string | number)[], value: JsonValue, depth = 0): JsonObject {
  const step = key[depth];
  if (step === undefined) return object;
  const inner = object[step];
  const copy = { ...object };
  copy[step] = depth + 1 < key.length && isObject(inner) ? replaceAt(inner, key, value, depth + 1) : value;
  return copy;
}

function leanPod(pod: JsonObject): JsonObject {
  const lean = without(pod, podFields);
  for (const list of containerLists) {
    const containers = lean[list];
    if (!Array.isArray(containers)) continue;
    lean[list] = containers.map((container) => (isObject(container) ? without(container, containerFields) : container));
  }
  return lean;
}

function without(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(object);
  const kept = entries.filter(([name]) => !names.has(name));
  return kept.length === entries.length ? { ...object } : Object.fromEntries(kept);
}

/** Longest text that a selector or a rule asks for. */
const longestAnnotation = 253;

/**
 * Names that rules ask for stay: those of tools, which have a domain before a slash, and those that say who answers for an exception, or
 * for how long. People's prose and settings go. Where all stay, they are given as they are.
 */
function leanAnnotations(kind: string, annotations: JsonObject): JsonObject {
  const names = Object.keys(annotations);
  if (names.every((name) => isRead(annotations[name] ?? null))) return annotations;
  // A tool's annotation exempts an object from it.
  const mayBeExempt = kind === 'PolicyException' || names.some((name) => name.includes('/'));
  const lean: [string, JsonValue][] = [];
  for (const name of names) {
    const value = annotations[name] ?? null;
    if (isRead(value)) lean.push([name, value]);
    else if (mayBeExempt && (name.includes('/') || ownerName.test(name) || endName.test(name)))
      lean.push([name, unread]);
  }
  return Object.fromEntries(lean);
}

function isRead(value: JsonValue): boolean {
  if (typeof value !== 'string') return true;
  return (value.length <= longestAnnotation && !/\s/.test(value)) || isUnresolved(value);
}
