import { listAt, textAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** Whom a binding gives rights to. */
export interface Binding {
  /** People and their groups, save those that the system makes itself. */
  people: boolean;
  /** The rights are those of an administrator of everything, and whoever has them needs less. */
  wide: boolean;
}

/** Namespaces of what runs a cluster: the agent, operators and the system need wide rights to do their work. */
const systemNamespace =
  /^(kube-|openshift|.*flux|.*argo-?cd|gitops|cattle-|fleet|crossplane|capi-|.*-(operator|controller|system|operators)$|cert-manager$|velero$|kyverno$|istio-system$|tigera|calico|rook|longhorn|olm$|operators$|system-upgrade$|kapp-controller$|config-management)/;
/** Service accounts of agents and operators, by name, wherever they live. */
const systemAccount =
  /argo-?cd|flux|kustomize-controller|helm-controller|reconciler|operator|controller|crossplane|velero|tiller|provisioner|system-upgrade|provider|installer|cluster-api|capi/i;
/** Groups that hold everybody, or every workload. */
const everybody = /^system:(authenticated|unauthenticated|serviceaccounts(:.+)?|anonymous)$/;

/** What a RoleBinding or ClusterRoleBinding gives to whom; null where it names nobody. */
export function bindingOf({ body, kind }: Resource): Binding | null {
  const subjects = listAt(body ?? undefined, 'subjects');
  if (subjects.length === 0) return null;
  const people = subjects.some((subject) => isPeople(textAt(subject, 'kind') ?? '', textAt(subject, 'name') ?? ''));
  const isAdministrator =
    kind === 'ClusterRoleBinding' && textAt(body ?? undefined, 'roleRef', 'name') === 'cluster-admin';
  return { people, wide: isAdministrator && subjects.some(needsLess) };
}

function isPeople(kind: string, name: string): boolean {
  return /^(User|Group)$/.test(kind) && !name.startsWith('system:');
}

function needsLess(subject: Parameters<typeof textAt>[0]): boolean {
  const name = textAt(subject, 'name') ?? '';
  const kind = textAt(subject, 'kind');
  if (kind === 'Group' || kind === 'User') return everybody.test(name);
  const namespace = textAt(subject, 'namespace') ?? '';
  if (isUnresolved(name) || isUnresolved(namespace)) return false;
  return !systemNamespace.test(namespace) && !systemAccount.test(name);
}
