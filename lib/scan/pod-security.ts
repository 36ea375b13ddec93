import { objectAt } from '@/lib/scan/documents/json';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';

const label = 'pod-security.kubernetes.io/enforce';

/**
 * Namespaces for which the cluster refuses pods below a level of its own (detection rules POL-PSA). The level `privileged` permits
 * everything, and `audit` and `warn` only report. A patch that sets the label counts as the namespace does.
 */
export function hardenedNamespaces(inventory: Inventory): Mark[] {
  return objectsOfGroup(inventory, '').flatMap(({ kind, name, body, path, objectId, line, rootKey }) => {
    if (kind !== 'Namespace') return [];
    const level = objectAt(body ?? undefined, 'metadata', 'labels')?.[label];
    if (level !== 'baseline' && level !== 'restricted') return [];
    const key = [...rootKey, 'metadata', 'labels', label];
    return [{ path, objectId, line, key, note: `Namespace ${name ?? ''} holds pods to the level ${level}` }];
  });
}
