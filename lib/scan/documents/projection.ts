import { CLUSTER_LABEL } from '@/lib/scan/documents/cluster-label';
import { isObject, type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { isClusterCredential } from '@/lib/scan/documents/key-files';
import { withoutUnreadFields } from '@/lib/scan/documents/unread-fields';
import { withoutWrittenSecrets, writesObjects } from '@/lib/scan/documents/written-objects';

/** Longest text that is kept of one value: longer ones are files in disguise (dashboards, scripts, certificates). */
const longestText = 4_096;

/** Kinds whose long texts are documents of their own that rules read. */
const keepsLongTexts = new Set(['Application', 'ApplicationSet', 'Kustomization', 'FluxInstance', 'HelmRelease']);

/** Config maps that configure a tool by a fixed name: their data is read; of others only the keys and the values of charts are kept. */
const configurationMaps = /^argocd-/;
/** Names of clusters, as Argo CD and its users write them; a value that is encrypted or encoded once more is none. */
const clusterName = /^[\w.-]{1,100}$/;
/** Longest text of values for a chart that is kept. */
const longestValues = 100_000;

/**
 * What is kept of an object: no secret's value, no status, no data of config maps that nothing reads. What is dropped here can
 * never be shown, stored or logged. `length` is that of the text it was read from: no value is longer.
 */
export function projectBody(apiVersion: string, kind: string, body: JsonObject, length: number): JsonObject {
  const kept = withoutStatus(withoutUnreadFields(kind, body));
  if (apiVersion === 'v1' && kind === 'Secret')
    return withClusterName(withoutValues(kept, ['data', 'stringData']), body);
  if (apiVersion === 'v1' && kind === 'Config') return withoutCredentials(kept);
  if (apiVersion === 'v1' && kind === 'ConfigMap' && !configurationMaps.test(textAt(body, 'metadata', 'name') ?? '')) {
    return withChartValues(withoutValues(kept, ['data', 'binaryData']), body);
  }
  if (writesObjects(apiVersion, kind)) return withoutWrittenSecrets(kept);
  if (length <= longestText || keepsLongTexts.has(kind)) return kept;
  return shorten(kept) as JsonObject;
}

function withoutStatus(body: JsonObject): JsonObject {
  if (!('status' in body)) return body;
  const { status: _status, ...kept } = body;
  return kept;
}

/** Puts back what a config map holds as values for a chart: these are read as those of a file are. */
function withChartValues(kept: JsonObject, body: JsonObject): JsonObject {
  const values = Object.entries(objectAt(body, 'data') ?? {}).filter(
    ([name, text]) => isChartValuesKey(name) && typeof text === 'string' && text.length <= longestValues,
  );
  if (values.length === 0) return kept;
  return { ...kept, data: { ...objectAt(kept, 'data'), ...Object.fromEntries(values) } };
}

/** Whether a key of a config map is one under which releases look for values: `values.yaml`, `shop-values.yaml`. */
export function isChartValuesKey(name: string): boolean {
  return /^([\w.-]*[-_.])?values\.ya?ml$/.test(name);
}

/** Stands for a credential that was dropped: that one is there is all that may be known of it. */
export const hiddenCredential = '(dropped)';

/** Fields of a kubeconfig's users that let somebody in by themselves. */
const ownCredentials = ['client-key-data', 'token', 'password'];

/** A kubeconfig without the credentials of its users; placeholders and ciphertext stay what they are. */
function withoutCredentials(body: JsonObject): JsonObject {
  const users = listAt(body, 'users').map((user) => {
    const fields = objectAt(user, 'user');
    if (!isObject(user) || !fields) return user;
    const hidden = Object.entries(fields).map(([name, value]): [string, JsonValue] =>
      ownCredentials.includes(name) && isClusterCredential(value) ? [name, hiddenCredential] : [name, value],
    );
    return { ...user, user: Object.fromEntries(hidden) };
  });
  return { ...body, users };
}

/** Replaces the values below the given keys by null; the names stay. */
function withoutValues(body: JsonObject, keys: readonly string[]): JsonObject {
  const copy: JsonObject = { ...body };
  const annotations = objectAt(body, 'metadata', 'annotations');
  if (annotations) copy['metadata'] = { ...objectAt(body, 'metadata'), annotations: withoutCopies(annotations) };
  for (const key of keys) {
    if (!(key in body)) continue;
    copy[key] = Object.fromEntries(Object.keys(objectAt(body, key) ?? {}).map((name) => [name, null]));
  }
  return copy;
}

/** Of a Secret that registers a cluster at Argo CD, the name by which applications call the cluster is no secret. */
function withClusterName(kept: JsonObject, body: JsonObject): JsonObject {
  if (objectAt(body, 'metadata', 'labels')?.[CLUSTER_LABEL] !== 'cluster') return kept;
  const encoded = textAt(body, 'data', 'name');
  const name = textAt(body, 'stringData', 'name') ?? (encoded && Buffer.from(encoded, 'base64').toString('utf8'));
  if (name === undefined || !clusterName.test(name)) return kept;
  return { ...kept, stringData: { ...objectAt(kept, 'stringData'), name } };
}

function shorten(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.length > longestText ? value.slice(0, longestText) : value;
  if (Array.isArray(value)) return value.map(shorten);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]));
}

/** `kubectl apply` leaves a copy of the whole object in an annotation: for a Secret that is its value once more. */
function withoutCopies(annotations: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(annotations).filter(([name]) => !name.includes('last-applied-configuration')),
  );
}
