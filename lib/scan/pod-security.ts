import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
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

/** Pod security policies that refuse privileged pods, in use for more than the pods of one chart. */
export interface PodPolicies {
  marks: Mark[];
  /** all: everybody keeps to all of them · one: a template gives each namespace one of them, and its values say which. */
  reach: 'all' | 'one';
}

/**
 * Pod security policies that the pods of everybody have to keep to: those that some group of everybody may use, where none of them lets
 * privileged pods in; else those of which each namespace gets one. Kubernetes had them built in up to 1.24; those that a chart brings for its
 * own pods permit, and demand nothing.
 */
export function podPolicies(inventory: Inventory): PodPolicies {
  const policies = countedObjects(inventory, (group) => group === 'policy' || group === 'extensions').filter(
    ({ kind, completeness }) => kind === 'PodSecurityPolicy' && completeness === 'complete',
  );
  if (policies.length === 0) return { marks: [], reach: 'all' };
  const general = policiesOfEverybody(policies, inventory);
  if (general.length > 0) return { marks: general.map(markOf), reach: 'all' };
  return { marks: policiesOfNamespaces(policies, inventory).map(markOf), reach: 'one' };
}

function policiesOfEverybody(policies: readonly Resource[], inventory: Inventory): Resource[] {
  const roles = rolesOfEverybody(inventory);
  if (policies.some((policy) => isOpen(policy) && isUsedBy(roles, policy))) return [];
  const telling = roles.filter((role) => ofPolicies.test(role));
  return policies.filter((policy) => isUsedBy(telling, policy));
}

/** Policies of the cluster's own of which a template gives one to each namespace that its values list. */
function policiesOfNamespaces(policies: readonly Resource[], inventory: Inventory): Resource[] {
  const own = policies.filter((policy) => policy.chart === null && !isOpen(policy));
  if (own.length === 0) return [];
  const bindings = objectsOfGroup(inventory, 'rbac.authorization.k8s.io').filter(givesToEachNamespace);
  return own.filter((policy) => bindings.some((binding) => mayGive(binding, policy)));
}

function mayGive({ name, body }: Resource, policy: Resource): boolean {
  const role = textAt(body ?? undefined, 'roleRef', 'name') ?? '';
  if (isUnresolved(role)) return ofPolicies.test(`${name ?? ''} ${role}`);
  return ofPolicies.test(role) && isUsedBy([role], policy);
}

/** A chart of somebody else gives a policy to its own namespace, which a template fills as well. */
function givesToEachNamespace({ kind, namespace, chart, body }: Resource): boolean {
  return (
    kind === 'RoleBinding' &&
    chart === null &&
    isUnresolved(namespace ?? '') &&
    listAt(body ?? undefined, 'subjects').some((subject) =>
      /^system:(authenticated|serviceaccounts)(:|$)/.test(textAt(subject, 'name') ?? ''),
    )
  );
}

function isOpen({ body }: Resource): boolean {
  return valueAt(body ?? undefined, 'spec', 'privileged') === true;
}

function markOf({ name, path, objectId, line, rootKey }: Resource): Mark {
  const note = `PodSecurityPolicy ${name ?? ''} refuses privileged pods`;
  return { path, objectId, line, key: [...rootKey, 'spec'], note };
}

/** Names of roles and bindings that are about such policies. */
const ofPolicies = /psp|pod-?security/i;

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
