import { labelHints } from '@/lib/scan/documents/argo-cd';
import { CLUSTER_LABEL } from '@/lib/scan/documents/cluster-label';
import { isObject, type JsonObject, type JsonValue, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { type EnvironmentName, environmentOf } from '@/lib/scan/environments';

/** A cluster as a repository registers it at Argo CD, which may be by an object that brings its Secret in (detection rules ARGO-18). */
export interface ClusterRegistration {
  /** Null: the object that brings the Secret in does not say what the cluster is called. */
  name: string | null;
  /** Labels of the Secret; null where something outside the text decides them. */
  labels: JsonObject | null;
  /** Environments that its labels name, or else its name. */
  environments: readonly EnvironmentName[];
}

/** Clusters that counted objects register. */
export const registrationsIn = rememberFor((resources: readonly Resource[]): readonly ClusterRegistration[] => {
  const secrets = resources.filter(({ counted, kind }) => counted && kind.endsWith('Secret'));
  return secrets.flatMap((secret) => registrationOf(secret) ?? []);
});

/** The cluster that an object registers; null: it registers none. */
export function registrationOf(resource: Resource): ClusterRegistration | null {
  const secret = secretOf(resource);
  if (secret === undefined) return null;
  const labels = objectAt(secret, 'metadata', 'labels');
  if (labels?.[CLUSTER_LABEL] !== 'cluster') return null;
  // An object that brings a Secret in is called as its owner likes: only the name in the data is the cluster's.
  const name = resource.kind === 'Secret' ? nameOfSecret(resource) : (textAt(secret, 'data', 'name') ?? null);
  const texts = labelHints({ metadata: { labels } });
  const fromLabels = texts.flatMap((text) => environmentOf(text) ?? []);
  const environments = fromLabels.length > 0 ? fromLabels : [environmentOf(name ?? '') ?? []].flat();
  return { name, labels: Object.keys(labels).some(isUnresolved) ? null : labels, environments };
}

/** What its data call the cluster, which is how applications call it; the agent's own has the same name everywhere. */
function nameOfSecret({ name, body }: Resource): string | null {
  const called = textAt(body ?? undefined, 'stringData', 'name');
  return called === undefined || called === 'in-cluster' || isUnresolved(called) ? name : called;
}

/** The Secret itself, or what an object that brings one in gives it as its template. */
function secretOf({ group, kind, body }: Resource): JsonObject | undefined {
  if (group === '' && kind === 'Secret') return body ?? undefined;
  if (group === 'bitnami.com' && kind === 'SealedSecret') return objectAt(body ?? undefined, 'spec', 'template');
  const isExternal = kind === 'ExternalSecret' && group === 'external-secrets.io';
  return isExternal ? objectAt(body ?? undefined, 'spec', 'target', 'template') : undefined;
}

/**
 * The registered clusters that the `clusters` generators of an ApplicationSet take, also inside `matrix` and `merge` (of which the first
 * says which there are). `isWhole` is false where a selector or a label cannot be read, or where the agent's own cluster, which
 * is registered nowhere, is taken too.
 */
export function generatedFor(body: JsonValue | null, registered: readonly ClusterRegistration[]): GeneratedClusters {
  const generators = clusterGenerators(listAt(body ?? undefined, 'spec', 'generators'), false, 0);
  const known = generatedAmong.get(registered) ?? new Map<string, GeneratedClusters>();
  generatedAmong.set(registered, known);
  const key = JSON.stringify(generators);
  const found = known.get(key) ?? takenBy(generators, registered);
  known.set(key, found);
  return found;
}

export interface GeneratedClusters {
  clusters: readonly ClusterRegistration[];
  isWhole: boolean;
}

/** Many ApplicationSets take the same clusters. */
const generatedAmong = new WeakMap<readonly ClusterRegistration[], Map<string, GeneratedClusters>>();

function takenBy(
  generators: readonly ClusterGenerator[],
  registered: readonly ClusterRegistration[],
): GeneratedClusters {
  const taken = registered.map((cluster): [ClusterRegistration, boolean | null] => [cluster, false]);
  let isWhole = true;
  for (const { selector, isFiltered } of generators) {
    if (Object.keys(selector).length === 0 || isFiltered) isWhole = false;
    for (const each of taken) {
      const matched = isFiltered ? null : selectorTakes(selector, each[0].labels);
      if (matched === null) isWhole = false;
      each[1] ||= matched;
    }
  }
  return { clusters: taken.flatMap(([cluster, matched]) => (matched === true ? [cluster] : [])), isWhole };
}

/** `isFiltered`: a selector beside the generator, or around it, takes only some of what was generated. */
interface ClusterGenerator {
  selector: JsonObject;
  isFiltered: boolean;
}

function clusterGenerators(generators: readonly JsonValue[], around: boolean, depth: number): ClusterGenerator[] {
  if (depth > 6) return [];
  return generators.filter(isObject).flatMap((generator) => {
    const isFiltered = around || 'selector' in generator;
    if ('clusters' in generator) return [{ selector: objectAt(generator, 'clusters', 'selector') ?? {}, isFiltered }];
    const base = listAt(generator, 'merge', 'generators').slice(0, 1);
    return clusterGenerators([...listAt(generator, 'matrix', 'generators'), ...base], isFiltered, depth + 1);
  });
}

/** Whether a label selector of Kubernetes takes what has these labels; null where a part of either cannot be read. */
export function selectorTakes(selector: JsonObject, labels: JsonObject | null): boolean | null {
  const equal = Object.entries(objectAt(selector, 'matchLabels') ?? {}).map(([key, value]) =>
    holds(key, 'In', [value], labels),
  );
  const expressions = listAt(selector, 'matchExpressions').map((expression) => {
    const [key, operator] = [textAt(expression, 'key'), textAt(expression, 'operator')];
    return key === undefined || operator === undefined
      ? null
      : holds(key, operator, listAt(expression, 'values'), labels);
  });
  const results = [...equal, ...expressions];
  return results.includes(false) ? false : results.includes(null) ? null : true;
}

function holds(key: string, operator: string, values: readonly JsonValue[], labels: JsonObject | null): boolean | null {
  if (labels === null || isUnresolved(key)) return null;
  const value = labels[key];
  if (operator === 'Exists' || operator === 'DoesNotExist') return (value !== undefined) === (operator === 'Exists');
  if (operator !== 'In' && operator !== 'NotIn') return null;
  if (value === undefined) return operator === 'NotIn';
  if ([value, ...values].some(isUnresolved)) return null;
  return values.map(String).includes(String(value)) === (operator === 'In');
}
