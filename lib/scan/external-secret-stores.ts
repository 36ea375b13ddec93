import { type JsonValue, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/**
 * What an object of External Secrets gets its secrets from: `invents`: a fake store, for tests · `copies`: a store that takes them
 * from the same cluster, where they come from somewhere else · `keeps`: a store that keeps them, or one that is not to be seen.
 */
export type StoreWorth = 'invents' | 'copies' | 'keeps';

/** Tells the worth of stores, and of what takes from them (detection rules SEC-ESO); other objects keep what they hold. */
export function storeWorth(resources: readonly Resource[]): (resource: Resource) => StoreWorth {
  const stores = new Map<string, StoreWorth[]>();
  for (const resource of resources.filter(isStore)) {
    const reference = referenceTo(resource.kind, resource.name ?? undefined);
    stores.set(reference, [...(stores.get(reference) ?? []), worthOfStore(resource)]);
  }
  const worthOf = (reference: string): StoreWorth =>
    isUnresolved(reference) ? 'keeps' : best(stores.get(reference) ?? ['keeps']);
  return (resource) => {
    if (isStore(resource)) return worthOfStore(resource);
    if (resource.group !== 'external-secrets.io' || !/^(Cluster)?ExternalSecret$/.test(resource.kind)) return 'keeps';
    return best(storesOf(resource).map(worthOf));
  };
}

/** Environments may have stores of one name: one that keeps secrets is enough. */
function best(worths: readonly StoreWorth[]): StoreWorth {
  if (worths.length === 0 || worths.includes('keeps')) return 'keeps';
  return worths.includes('copies') ? 'copies' : 'invents';
}

function isStore({ group, kind, completeness }: Resource): boolean {
  return group === 'external-secrets.io' && /^(Cluster)?SecretStore$/.test(kind) && completeness !== 'definition';
}

function worthOfStore({ body }: Resource): StoreWorth {
  const provider = objectAt(body ?? undefined, 'spec', 'provider');
  if (valueAt(provider, 'fake') !== undefined) return 'invents';
  const cluster = objectAt(provider, 'kubernetes');
  return cluster && isSameCluster(textAt(cluster, 'server', 'url')) ? 'copies' : 'keeps';
}

/** No address is the cluster's own. */
function isSameCluster(url: string | undefined): boolean {
  return url === undefined || /^(https:\/\/)?kubernetes\.default(\.svc(\.[\w.-]+)?)?(:\d+)?\/?$/.test(url);
}

/** The stores that an external secret names: one for all of it, and those of its entries; a generator stands for itself. */
function storesOf({ kind, body }: Resource): string[] {
  const spec = valueAt(body ?? undefined, 'spec', ...(kind === 'ClusterExternalSecret' ? ['externalSecretSpec'] : []));
  const entries = [...listAt(spec, 'data'), ...listAt(spec, 'dataFrom')].map((entry) => valueAt(entry, 'sourceRef'));
  const own = entries.flatMap((source) => (source === undefined ? [] : [ofReference(valueAt(source, 'storeRef'))]));
  const shared = valueAt(spec, 'secretStoreRef');
  const usesShared = shared !== undefined && (own.length === 0 || entries.includes(undefined));
  return [...own, ...(usesShared ? [ofReference(shared)] : [])];
}

function ofReference(reference: JsonValue | undefined): string {
  return referenceTo(textAt(reference, 'kind') ?? 'SecretStore', textAt(reference, 'name'));
}

/** Namespaces are left out: overlays set them, so that they are not to be compared. */
function referenceTo(kind: string, name: string | undefined): string {
  return `${kind}/${name ?? ''}`;
}
