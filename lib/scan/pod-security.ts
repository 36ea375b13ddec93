import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects, objectsOfGroup } from '@/lib/scan/objects-by-group';

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

const everybody = /^system:(authenticated|serviceaccounts)$/;

/**
 * Pod security policies that the pods of everybody have to keep to: those that some group of everybody may use, where none of them lets
 * privileged pods in. Kubernetes had them built in up to 1.24; those that a chart brings for its own pods permit, and demand nothing.
 */
export function generalPodPolicies(inventory: Inventory): Mark[] {
  const policies = countedObjects(inventory, (group) => group === 'policy' || group === 'extensions').filter(
    ({ kind, completeness }) => kind === 'PodSecurityPolicy' && completeness === 'complete',
  );
  if (policies.length === 0) return [];
  const mayUse = usedByEverybody(inventory);
  const general = policies.filter(({ name }) => mayUse(name));
  if (general.some(({ body }) => valueAt(body ?? undefined, 'spec', 'privileged') === true)) return [];
  return general.map(({ name, path, objectId, line, rootKey }) => {
    const note = `PodSecurityPolicy ${name ?? ''} refuses privileged pods`;
    return { path, objectId, line, key: [...rootKey, 'spec'], note };
  });
}

/**
 * Tells by its name whether everybody may use a policy. What a role permits is not kept of it, and by custom its name says so:
 * `psp:restricted`, `restricted-psp-user`.
 */
function usedByEverybody(inventory: Inventory): (policy: string | null) => boolean {
  const roles = objectsOfGroup(inventory, 'rbac.authorization.k8s.io')
    .filter(givesToEverybody)
    .map(({ body }) => textAt(body ?? undefined, 'roleRef', 'name') ?? '')
    .filter((role) => /psp|pod-?security/i.test(role));
  return (policy) => policy !== null && roles.some((role) => role.includes(policy));
}

function givesToEverybody({ kind, body }: Resource): boolean {
  return (
    /^(Cluster)?RoleBinding$/.test(kind) &&
    listAt(body ?? undefined, 'subjects').some((subject) => everybody.test(textAt(subject, 'name') ?? ''))
  );
}
