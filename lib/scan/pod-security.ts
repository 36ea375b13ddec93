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
  const roles = rolesOfEverybody(inventory);
  const open = policies.filter(({ body }) => valueAt(body ?? undefined, 'spec', 'privileged') === true);
  if (open.some((policy) => isUsedBy(roles, policy))) return [];
  const telling = roles.filter((role) => /psp|pod-?security/i.test(role));
  const general = policies.filter((policy) => isUsedBy(telling, policy));
  return general.map(({ name, path, objectId, line, rootKey }) => {
    const note = `PodSecurityPolicy ${name ?? ''} refuses privileged pods`;
    return { path, objectId, line, key: [...rootKey, 'spec'], note };
  });
}

/**
 * Names of the roles that everybody has in all namespaces. What a role permits is not kept of it, and by custom its name says which
 * policy it lets use: `psp:restricted`, `restricted-psp-user`.
 */
function rolesOfEverybody(inventory: Inventory): string[] {
  return objectsOfGroup(inventory, 'rbac.authorization.k8s.io')
    .filter(givesToEverybody)
    .map(({ body }) => textAt(body ?? undefined, 'roleRef', 'name') ?? '');
}

function isUsedBy(roles: readonly string[], { name }: Resource): boolean {
  return name !== null && roles.some((role) => role.includes(name));
}

function givesToEverybody({ kind, body }: Resource): boolean {
  return (
    kind === 'ClusterRoleBinding' &&
    listAt(body ?? undefined, 'subjects').some((subject) => everybody.test(textAt(subject, 'name') ?? ''))
  );
}
